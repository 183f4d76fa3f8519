using Experiments.Data;
using Experiments.Files;
using Experiments.Models;
using Experiments.Spec;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>What tests of single trials share: a folder, the events, and how a trial is run.</summary>
public abstract class TrialsInAFolder : IDisposable
{
    private protected TemporaryFolder Output { get; } = new();

    private protected RunEvents Events { get; } = new();

    public void Dispose()
    {
        Output.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static ExperimentSpec Training(Func<TrainingSpec, TrainingSpec> change) =>
        Some.Spec with { Training = change(Some.Spec.Training) };

    private protected Dictionary<string, float[]> WeightsAfter(ExperimentSpec spec)
    {
        Run(spec);
        using var scope = NewDisposeScope();
        return Safetensors.Read(Folder.Trial(Some.Plan).Weights)
            .ToDictionary(entry => entry.Key, entry => entry.Value.data<float>().ToArray());
    }

    private protected RunFolder Folder => new(Output.Path);

    private protected TrialOutcome Run(
        ExperimentSpec spec,
        TrialPlan? plan = null,
        Dataset? dataset = null,
        CancellationTokenSource? cancellation = null) =>
        new TrialRunner(
            Experiment.Of(spec),
            dataset ?? SomeDigits.Dataset,
            Folder,
            CPU,
            new(new Dictionary<string, string>()),
            new SteppingTime(),
            Events)
            .Run(plan ?? Some.Plan, cancellation?.Token ?? default);

    private protected static void AssertIsCountOf(int examples, double share) =>
        Assert.Equal(Math.Round(share * examples), share * examples, 9);

    private protected static void AssertSameNumbers(TrialOutcome first, TrialOutcome second)
    {
        Assert.Equal(first.TestLoss, second.TestLoss);
        Assert.Equal(
            first.Epochs.Select(epoch => epoch with { Duration = default }),
            second.Epochs.Select(epoch => epoch with { Duration = default }));
    }
}
