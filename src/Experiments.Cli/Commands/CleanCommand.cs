using System.CommandLine;
using Experiments.Execution;
using Experiments.Execution.Cleaning;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>clean: removes what nobody needs any more, after a question.</summary>
internal sealed class CleanCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _selection = new();
    private readonly OutputArguments _output = new();

    private readonly Argument<string[]> _runs = new("RUN")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = $"Runs to remove as a whole: {RunSelection.Names}",
    };

    private readonly Option<bool> _old = new("--old")
    {
        Description = "Remove every run that is not its experiment's latest",
    };

    private readonly Option<bool> _unplanned = new("--unplanned")
    {
        Description = "Remove trials of seeds and variants that their experiment has no more",
    };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask" };

    /// <summary>The command.</summary>
    public CleanCommand(Caller caller)
        : base(
            "clean",
            "Lists what can be removed, asks, and removes it. Without a RUN or an option: what processes that died "
            + "left behind. A run that a process works on, and files that are not a run's, are left alone.")
    {
        _caller = caller;
        Add(_runs);
        Add(_old);
        Add(_unplanned);
        Add(_yes);
        _selection.AddTo(this);
        _output.AddTo(this);
        SetAction(Clean);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("clean", "temporary files and trials that were cut off, in all runs"),
        ("clean baseline", "the latest run of baseline, with all its trials"),
        ("clean --old --yes", "all runs but the latest of each experiment, without a question"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables => [OutputFolder.DescribedVariable];

    private int Clean(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var code = ExitCode.Done;
        var litter = new List<Litter>();
        var inUse = new List<(RunFolder Run, RunOwner Owner)>();
        Try(() =>
        {
            foreach (var (run, find) in Places(arguments))
            {
                if (RunCleaner.OwnerOf(run) is { } owner)
                {
                    inUse.Add((run, owner));
                }
                else
                {
                    Try(() => litter.AddRange(find(run)));
                }
            }
        });
        if (inUse.Count > 0 && IsForRuns(arguments))
        {
            code = ExitCode.InUse;
        }
        output.Report(new LitterFound(_selection.Results(arguments, _caller), litter, inUse));
        if (litter.Count == 0)
        {
            return code;
        }
        if (!arguments.GetValue(_yes) && Ask() is var answer && answer != true)
        {
            output.Report(new Notice(answer is null
                ? "Nothing was removed: there is nobody to ask. --yes removes without a question."
                : "Nothing was removed."));
            return answer is null ? ExitCode.CommandLine : code;
        }
        var cleaner = new RunCleaner(_caller.Time);
        var removed = new List<Litter>();
        foreach (var ofRun in litter.GroupBy(piece => piece.Run))
        {
            Try(() => removed.AddRange(cleaner.Remove([.. ofRun])));
        }
        output.Report(new LitterRemoved(removed));
        return code;

        void Try(Action action)
        {
            try
            {
                action();
            }
            catch (ExperimentException failure)
            {
                // The others may well go.
                code = output.Fail(failure);
            }
        }
    }

    // Each run that is looked at, and what is looked for in it.
    private IEnumerable<(RunFolder Run, Find Find)> Places(ParseResult arguments)
    {
        var results = _selection.Results(arguments, _caller);
        var whole = arguments.GetValue(_runs)!.Select(name => _selection.Find(name, arguments, _caller)).ToList();
        if (arguments.GetValue(_old))
        {
            whole.AddRange(results.Runs()
                .GroupBy(run => Path.GetDirectoryName(run.Path))
                .SelectMany(runs => runs.Skip(1)));
        }
        var isUnplanned = arguments.GetValue(_unplanned);
        Find find = isUnplanned ? RunCleaner.Unplanned : RunCleaner.Leftovers;
        return
        [
            .. whole.Distinct().Select(run => (run, (Find)(folder => [RunCleaner.Whole(folder)]))),
            .. IsForRuns(arguments) && !isUnplanned ? [] : results.Runs().Except(whole).Select(run => (run, find)),
        ];
    }

    private bool IsForRuns(ParseResult arguments) => arguments.GetValue(_runs)!.Length > 0 || arguments.GetValue(_old);

    // Null where there is nobody to answer.
    private bool? Ask()
    {
        _caller.Error.Send("Remove all of it? [y/N] ");
        if (_caller.Input.ReadLine() is not { } answer)
        {
            _caller.Error.Send("\n");
            return null;
        }
        return answer.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private delegate IReadOnlyList<Litter> Find(RunFolder run);
}
