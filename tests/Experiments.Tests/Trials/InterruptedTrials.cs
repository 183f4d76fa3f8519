using Experiments.Files;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Training;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>What tests of trials that are cut off and go on share.</summary>
public abstract class InterruptedTrials : IDisposable
{
    private static readonly Dictionary<string, string> OneThread = new() { ["threads"] = "1", ["device"] = "cpu" };

    private protected TemporaryFolder Output { get; } = new();

    private protected RunEvents Events { get; set; } = new();

    public void Dispose()
    {
        Output.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected SortedDictionary<string, string> Undisturbed(ExperimentSpec spec)
    {
        var folder = new RunFolder(Output.At("undisturbed"));
        Run(folder, spec);
        return FileSnapshot.Numbers(folder.Path);
    }

    private protected void CancelAfter<T>(int count, RunFolder folder, ExperimentSpec spec, TrialConditions? conditions = null)
        where T : RunEvent
    {
        using var cancellation = new CancellationTokenSource();
        var told = 0;
        Events = new();
        Events.On<T>(_ =>
        {
            if (++told == count)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => Run(folder, spec, cancellation, conditions));
    }

    private protected TrialOutcome Run(
        RunFolder folder,
        ExperimentSpec spec,
        CancellationTokenSource? cancellation = null,
        TrialConditions? conditions = null,
        TimeProvider? time = null)
    {
        if (cancellation is null && time is null)
        {
            Events = new();
        }
        return new TrialRunner(
            Experiment.Of(spec),
            SomeDigits.Dataset,
            folder,
            CPU,
            conditions ?? new(OneThread),
            time ?? new SteppingTime(),
            Events).Run(Some.Plan, cancellation?.Token ?? default);
    }

    private protected static void AssertSizeIsAsEstimated(RunFolder folder, ExperimentSpec spec)
    {
        var parameterCount = ModelSummary.Of(spec.Model, SomeDigits.Dataset.Description.Shape).ParameterCount;
        var size = new FileInfo(folder.Trial(Some.Plan).Checkpoints[0]).Length;
        Assert.InRange(size - TrainedState.Size(spec.Training, parameterCount), 0, 6000);
    }

    private protected static void AssertSame(SortedDictionary<string, string> whole, RunFolder folder)
    {
        Assert.Equal(whole, FileSnapshot.Numbers(folder.Path));
        Assert.Equal(4, whole.Count);
    }
}
