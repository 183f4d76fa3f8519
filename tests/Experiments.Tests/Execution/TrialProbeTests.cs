using Experiments.Optimization;
using Xunit;

namespace Experiments.Execution;

[Collection(nameof(TorchAlone))]
public sealed class TrialProbeTests
{
    [Fact]
    public void Measure_OfATinyModel_ReckonsWithAllSteps()
    {
        var estimate = TrialProbe.Measure(Some.Spec, threads: 1, TimeProvider.System);

        // 250 of 300 examples in batches of 32 are 8 steps; 50 are validated on, 60 tested.
        Assert.True(estimate.Step > TimeSpan.Zero);
        Assert.Equal(32 / estimate.Step.TotalSeconds, estimate.TrainingRate, 1.0);
        Assert.Equal(
            (8 * estimate.Step.TotalSeconds) + (50 / estimate.EvaluationRate), estimate.Epoch.TotalSeconds, 1e-5);
        Assert.Equal(
            (2 * estimate.Epoch.TotalSeconds) + (60 / estimate.EvaluationRate), estimate.Trial.TotalSeconds, 1e-5);
    }

    [Fact]
    public void Measure_WithPseudoLabelsAndViews_ReckonsWithThemToo()
    {
        var spec = Some.Spec with
        {
            Augmentation = new() { Rotation = 10, TestViews = 3 },
            Training = Some.Spec.Training with { PseudoLabels = new() { From = UnlabelledSource.HeldOut, Epochs = 3 } },
        };

        var estimate = TrialProbe.Measure(spec, threads: 1, TimeProvider.System);

        // Of 250 examples 50 are hidden: 7 steps of 32 labelled ones, or 9 of 24; 50 are validated on, 60 tested four
        // times.
        Assert.Equal(
            (((2 * 7) + (3 * 9)) * estimate.Step.TotalSeconds) + (((5 * 50) + (4 * 60)) / estimate.EvaluationRate),
            estimate.Trial.TotalSeconds, 1e-5);
    }

    [Fact]
    public void Measure_OfWhatWaitsForValidation_NeedsNone()
    {
        var spec = Some.Spec with
        {
            Training = Some.Spec.Training with
            {
                Schedule = new PlateauSchedule(),
                EarlyStopping = new() { Patience = 1, RestoreBest = true },
            },
        };

        Assert.True(TrialProbe.Measure(spec, threads: 1, TimeProvider.System).Trial > TimeSpan.Zero);
    }
}
