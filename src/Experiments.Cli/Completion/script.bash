# Completion of @SCRIPT@ for bash: commands, options, experiment files and the paths of --set.
# To install: @PROGRAM@ completion bash >> ~/.bashrc
_experiments_complete() {
  local command=$1 word line candidate prefix words=() count=0 i
  # Other projects have a run.sh too: theirs is left to bash.
  if [[ $command == '~/'* ]]; then command=$HOME/${command#'~/'}; fi
  if [[ $command != */* ]]; then command=$(type -P -- "$command"); fi
  [[ $command -ef @SCRIPT@ ]] || return 0

  # Bash parts words at =; the program takes them whole.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((count)) && [[ $word == = || ${words[count - 1]} == *= ]]; then
      words[count - 1]+=$word
    else
      words[count++]=$word
    fi
  done
  word=${COMP_WORDS[COMP_CWORD]}
  if [[ $word == = ]]; then word=; fi
  prefix=${words[count - 1]%"$word"}

  COMPREPLY=()
  while IFS=$'\t' read -r candidate _; do
    case $candidate in
      :files)
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do
          if [[ -d $line || $line == *.yaml || $line == *.yml ]]; then COMPREPLY+=("$line"); fi
        done < <(compgen -f -- "$word")
        ;;
      :folders)
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$word")
        ;;
      *)
        # What goes on gets no space after it.
        case $candidate in *[.=]) compopt -o nospace 2>/dev/null ;; esac
        COMPREPLY+=("${candidate#"$prefix"}")
        ;;
    esac
  done < <(@COMPLETE@ "${words[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _experiments_complete @NAMES@
