using Experiments.Data;
using Experiments.Execution;
using Experiments.Files;
using Experiments.Reports.Drawing;
using Experiments.Spec;

namespace Experiments;

/// <summary>What tests of whole runs share: a folder, the events, and how a run is started.</summary>
public abstract class RunsInAFolder : IDisposable
{
    private protected static ExperimentSpec TwoTrials { get; } =
        Some.Spec with { Trials = new TrialsSpec { Count = 2 } };

    private protected TemporaryFolder Output { get; } = new();

    private protected RunEvents Events { get; } = new();

    public void Dispose()
    {
        Output.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected RunSummary Run(
        ExperimentSpec spec,
        string output = "out",
        IFigureRenderer? renderer = null,
        int threads = 1,
        CancellationTokenSource? cancellation = null,
        bool retry = false) =>
        Run(Experiment.Of(spec), output, renderer, threads, cancellation, retry);

    private protected RunSummary Run(
        Experiment experiment,
        string output = "out",
        IFigureRenderer? renderer = null,
        int threads = 1,
        CancellationTokenSource? cancellation = null,
        bool retry = false)
    {
        var options = new RunOptions
        {
            Output = Output.At(output),
            Data = new DataLocation(Offline: true),
            Threads = threads,
            Command = "run tiny.yaml",
            RetryDiverged = retry,
        };
        return new ExperimentRunner(options, renderer ?? new BlankRenderer(), TimeProvider.System, Events)
            .Run(experiment, cancellation?.Token ?? default);
    }

    private sealed class BlankRenderer : IFigureRenderer
    {
        public byte[] ToPng(Figure figure) => [1];
    }

    private protected sealed class BrokenRenderer : IFigureRenderer
    {
        public byte[] ToPng(Figure figure) => throw new ExperimentException(FailureKind.Environment, "gnuplot is away");
    }
}
