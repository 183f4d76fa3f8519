using Xunit;
using static TorchSharp.torch;

namespace Experiments.Data;

public sealed class BatchesTests
{
    private static readonly ImageSet Images = Pictures.Counting(20, 2, 3, 2);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(48_000, 12_000)]
    public void StepCount_OfExamples_CountsTheShortLastBatch(int examples, int steps) =>
        Assert.Equal(steps, Of(batchSize: 4).StepCount(examples));

    [Fact]
    public void Load_OfAStep_HasItsExamplesInOrder()
    {
        using var scope = NewDisposeScope();
        var batch = Of(batchSize: 3).Load([4, 0, 19, 7, 7, 2, 1], step: 1);

        Assert.Equal([3L, 2, 3, 2], batch.Images.shape);
        Assert.Equal(ScalarType.Float32, batch.Images.dtype);
        Assert.Equal([7, 7, 2], batch.Labels.data<long>().ToArray());
        Assert.Equal(Expected(7, 7, 2), batch.Images.data<float>().ToArray());
    }

    [Fact]
    public void Load_OfTheLastStep_HasWhatRemains()
    {
        using var scope = NewDisposeScope();
        var batch = Of(batchSize: 3).Load([4, 0, 19, 7, 12], step: 1);

        Assert.Equal([2L, 2, 3, 2], batch.Images.shape);
        Assert.Equal([7, 2], batch.Labels.data<long>().ToArray());
        Assert.Equal(Expected(7, 12), batch.Images.data<float>().ToArray());
    }

    // A batch owns its numbers: the next one must not write over it.
    [Fact]
    public void Load_OfTheNextStep_LeavesTheFormerBatchAsItIs()
    {
        using var scope = NewDisposeScope();
        var batches = Of(batchSize: 2);
        var first = batches.Load([1, 2, 3, 4], step: 0);
        batches.Load([1, 2, 3, 4], step: 1);

        Assert.Equal(Expected(1, 2), first.Images.data<float>().ToArray());
    }

    [Fact]
    public void Load_OfABatch_LeavesTwoTensorsAndNoMore()
    {
        using var scope = NewDisposeScope();
        Of(batchSize: 2, PixelScale.Standard).Load([1, 2, 3, 4], step: 0);

        Assert.Equal(2, scope.DisposablesCount);
    }

    private static Batches Of(int batchSize, PixelScale scale = PixelScale.Unit) =>
        new(Images, PixelScaling.Of(scale, Images, [0, 1, 2]), batchSize);

    private static IEnumerable<float> Expected(params int[] examples) =>
        examples.SelectMany(example => Images.Image(example).ToArray()).Select(pixel => pixel / 255f);
}
