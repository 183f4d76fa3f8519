using Experiments.Data;
using Experiments.Files;
using Experiments.Optimization;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

public sealed class ResultsSpaceTests : IDisposable
{
    // Of ten classes: 80 bytes each in predictions.csv and logits.safetensors.
    private static readonly DatasetDescription TenImages =
        DatasetCatalogue.Describe("digits") with { TestCount = 10 };

    private readonly TemporaryFolder _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Require_OfWhatFits_LeavesNothingBehind()
    {
        ResultsSpace.Require(new RunFolder(_output.Path), 1000);

        Assert.Empty(Directory.GetFileSystemEntries(_output.Path));
    }

    [Fact]
    public void Require_OfMoreThanIsFree_IsRefusedWithBothNumbers()
    {
        var exception = Assert.Throws<ExperimentException>(
            () => ResultsSpace.Require(new RunFolder(_output.Path), 1L << 50));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.Contains("the run needs about 1073741824 MB, but only ", exception.Message, StringComparison.Ordinal);
    }

    // Adam keeps two numbers a weight: a checkpoint of 4 MB and another trial's of 12 MB, of which each may be there
    // three times.
    [Fact]
    public void Estimate_CountsWhatIsKept_AndTheLargestCheckpointsOfThoseAtOnce()
    {
        var small = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1 } };

        Check(small, 1, (8 << 20) + (4 << 20) + 800 + (3 * (4 << 20)));
        Check(Some.Spec.Training, 1, (8 << 20) + (4 << 20) + 800 + (3 * (12 << 20)));
        Check(
            Some.Spec.Training with { WeightAverage = 0.9, EarlyStopping = new() { Patience = 1, RestoreBest = true } },
            1,
            (8 << 20) + (4 << 20) + 800 + (3 * (20 << 20)));
        Assert.Equal(
            (8 << 20) + (3 * ((4 << 20) + 800)) + (3 * (24 << 20)),
            ResultsSpace.Estimate(
                [(Some.Spec.Training, 1 << 20), (small, 1 << 20), (Some.Spec.Training, 1 << 20)], TenImages, jobs: 2));

        static void Check(TrainingSpec training, int jobs, long expected) =>
            Assert.Equal(expected, ResultsSpace.Estimate([(training, 1 << 20)], TenImages, jobs));
    }

    [Fact]
    public void Require_WhereAFileStands_IsRefused()
    {
        File.WriteAllText(_output.At("file"), "");

        var exception = Assert.Throws<ExperimentException>(
            () => ResultsSpace.Require(new RunFolder(_output.At("file")), 1));

        Assert.Equal(FailureKind.Results, exception.Kind);
    }
}
