using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Experiments.Cli.Commands;
using Experiments.Cli.Completion;

namespace Experiments.Cli;

/// <summary>From the arguments to the exit code; the one place that knows all commands.</summary>
/// <param name="caller">Who called.</param>
internal sealed class CommandLine(Caller caller)
{
    /// <summary>Does what the arguments ask for.</summary>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    /// <exception cref="ExperimentException">Something the user can mend stopped it.</exception>
    public int Run()
    {
        var root = Root();
        if (caller.Arguments.Count == 0)
        {
            caller.Error.Write(HelpText.Of(root, caller.Program, caller.Error.Width));
            return ExitCode.CommandLine;
        }

        if (caller.Arguments[0] == Candidates.Command)
        {
            Complete(root);
            return ExitCode.Done;
        }

        // A word like @name would be replaced by what stands in that file.
        var arguments = root.Parse(WithCommand(caller.Arguments), new() { ResponseFileTokenReplacer = null });
        if (arguments.Action is ParseErrorAction)
        {
            caller.Error.Write(UsageProblem.Of(arguments, caller.Program));
            return ExitCode.CommandLine;
        }
        return arguments.Invoke(new()
        {
            EnableDefaultExceptionHandler = false,

            // Its default ends a process that is still saving two seconds after a signal. StopSignals sees to those.
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>The arguments, with "run" before a first one that is an experiment file.</summary>
    internal static IReadOnlyList<string> WithCommand(IReadOnlyList<string> arguments) =>
        arguments.Count > 0 && Path.GetExtension(arguments[0]).ToLowerInvariant() is ".yaml" or ".yml"
            ? ["run", .. arguments]
            : arguments;

    // For the scripts that the command completion prints: a candidate a line, with its meaning after a tab.
    private void Complete(RootCommand root) => caller.Output.Send(string.Concat(
        new Candidates(root).For([.. caller.Arguments.Skip(1)])
            .Select(candidate => $"{candidate.Text}\t{candidate.Meaning}\n")));

    private RootCommand Root()
    {
        var root = new RootCommand(
            "Trains the neural networks that YAML files describe, several trials each, and writes metrics, figures and "
            + "weights.")
        {
            new RunCommand(caller),
            new CompareCommand(caller),
            new ReportCommand(caller),
            new EnsembleCommand(caller),
            new InspectCommand(caller),
            new PredictCommand(caller),
            new StatusCommand(caller),
            new ListCommand(caller),
            new RetryCommand(caller),
            new VerifyCommand(caller),
            new DiffCommand(caller),
            new CleanCommand(caller),
            new CheckCommand(caller),
            new ExplainCommand(caller),
            new DataCommand(caller),
            new NewCommand(caller),
            new SchemaCommand(caller),
            new CompletionCommand(caller),
            new WorkerCommand(caller),
        };
        root.Options.Clear();
        root.Add(new HelpOption("--help", "-h")
        {
            Action = new HelpText(caller),
            Description = "Show this help",
            Recursive = true,
        });
        root.Add(new VersionOption("--version") { Action = new VersionText(caller), Description = "Show the version" });
        root.Add(new Option<bool>(ProcessCaller.NoColor) { Description = "Write no colors", Recursive = true });
        return root;
    }
}
