using System.CommandLine;
using Experiments.Cli.Completion;

namespace Experiments.Cli.Commands;

/// <summary>completion SHELL: the script by which a shell completes this program's command lines.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly Argument<string> _shell = new("SHELL")
    {
        Description = string.Join(", ", CompletionScript.Of.Keys),
    };

    /// <summary>The command.</summary>
    public CompletionCommand(Caller caller)
        : base(
            "completion",
            "Prints a script by which a shell completes commands, options, experiment files and the paths of --set.")
    {
        _caller = caller;
        _shell.Validators.Add(result =>
        {
            var shell = result.Tokens.Single().Value;
            if (!CompletionScript.Of.ContainsKey(shell))
            {
                result.AddError($"'{shell}' is no shell that there is a script for: {_shell.Description}.");
            }
        });
        Add(_shell);
        SetAction(Print);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("completion bash >> ~/.bashrc", "bash, from the next shell on"),
        ("completion zsh >> ~/.zshrc", "zsh"),
        ("completion fish > ~/.config/fish/completions/run.sh.fish", "fish"),
        ("completion powershell >> $PROFILE", "PowerShell, which then completes run.ps1"),
    ];

    private int Print(ParseResult arguments)
    {
        var shell = arguments.GetValue(_shell)!;
        var script = _caller.Variable(CompletionScript.ScriptVariable)
            ?? throw new ExperimentException(
                FailureKind.Environment,
                "Completion works for run.sh and run.ps1, which start the program. Call this command by one of them.");
        var program = _caller.Program;
        if (shell == "powershell")
        {
            (script, program) = (Path.ChangeExtension(script, ".ps1"), Path.ChangeExtension(program, ".ps1"));
        }
        _caller.Output.Send(CompletionScript.Of[shell].Text(program, script, ProcessCaller.OwnCommand));
        return ExitCode.Done;
    }
}
