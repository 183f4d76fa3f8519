#compdef @NAMES@
# Completion of @SCRIPT@ for zsh: commands, options, experiment files and the paths of --set.
# To install: @PROGRAM@ completion zsh >> ~/.zshrc
_experiments_complete() {
  local command=${words[1]} line candidate meaning
  local -a whole open given
  # Other projects have a run.sh too: theirs is left to zsh.
  if [[ $command == '~/'* ]]; then command=$HOME/${command#'~/'}; fi
  if [[ $command != */* ]]; then command=${commands[$command]}; fi
  if [[ ! $command -ef @SCRIPT@ ]]; then
    _default
    return
  fi

  given=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
  local files= folders=
  for line in "${(@f)$(@COMPLETE@ "${given[@]}" 2>/dev/null)}"; do
    candidate=${line%%$'\t'*} meaning=${line#*$'\t'}
    meaning=${meaning:+:$meaning}
    case $candidate in
      '') ;;
      :files) files=1 ;;
      :folders) folders=1 ;;
      *[.=]) open+=("${candidate//:/\\:}$meaning") ;;
      *) whole+=("${candidate//:/\\:}$meaning") ;;
    esac
  done
  # What goes on gets no space after it.
  if ((${#open})); then _describe -t values value open -S ''; fi
  if ((${#whole})); then _describe -t commands command whole; fi
  if [[ -n $files$folders ]]; then compset -P '--*='; fi
  if [[ -n $files ]]; then _files -g '*.(yaml|yml)'; fi
  if [[ -n $folders ]]; then _files -/; fi
}
if ((! $+functions[compdef])); then
  autoload -Uz compinit
  compinit
fi
compdef _experiments_complete @NAMES@
