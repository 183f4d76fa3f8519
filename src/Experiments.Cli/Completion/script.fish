# Completion of @SCRIPT@ for fish: commands, options, experiment files and the paths of --set.
# To install: @PROGRAM@ completion fish > ~/.config/fish/completions/@NAME@.fish
function __experiments_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # Other projects have a run.sh too: theirs is left to fish.
    set -l command (string replace -r '^~/' "$HOME/" -- $words[1])
    if not string match -q '*/*' -- $command
        set command (type -fP -- $command 2>/dev/null)
    end
    if test (realpath -- $command 2>/dev/null; or echo none) != (realpath -- @SCRIPT@ 2>/dev/null; or echo gone)
        __fish_complete_path $current
        return
    end

    set -l start (string match -r -- '^--[a-z-]+=' $current)
    set -l rest (string replace -r -- '^--[a-z-]+=' '' $current)
    for line in (@COMPLETE@ $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case ':files*'
                for path in (__fish_complete_path $rest)
                    string match -q -r '(/|\.ya?ml)(\t|$)' -- $path; and echo "$start$path"
                end
            case ':folders*'
                for path in (__fish_complete_directories $rest '')
                    echo "$start$path"
                end
            case '*'
                echo $line
        end
    end
end
for name in @NAMES@
    complete -c $name -f -a '(__experiments_complete)'
end
