using Experiments.Layers;
using Xunit;

namespace Experiments.Models;

public sealed class ModelSummaryTests
{
    [Fact]
    public void Of_TheBaselineArticle_StatesItsNumbers()
    {
        var summary = ModelSummary.Of(
            [
                Conv(1, 32), Conv(2, 64), Pool(1), new Dropout { Name = "dropout_1", Rate = 0.25 },
                new Flatten { Name = "flatten_1" },
                Some.Dense("dense_1", 128), new Dropout { Name = "dropout_2", Rate = 0.5 }, Some.Dense("dense_2", 10),
                new Softmax { Name = "softmax_1" },
            ],
            new Shape(1, 28, 28));

        Assert.Equal(1_199_882, summary.ParameterCount);
        Assert.Equal([320L, 18_496, 0, 0, 0, 1_179_776, 0, 1_290, 0], summary.Rows.Select(row => row.ParameterCount));
        Assert.Equal(
            ["32x26x26", "64x24x24", "64x12x12", "64x12x12", "9216", "128", "128", "10", "10"],
            summary.Rows.Select(row => row.OutputShape.ToString()));

        // By hand: 26 * 26 * 32 * 9 + 24 * 24 * 64 * 288 + 9,216 * 128 + 128 * 10.
        Assert.Equal(194_688 + 10_616_832 + 1_179_648 + 1_280, summary.MultiplyAdds);
        Assert.Equal((32 * 26 * 26) + (64 * 24 * 24), summary.LargestActivation);
    }

    [Fact]
    public void Of_TheThreeConvArticle_StatesItsNumbers()
    {
        var summary = ModelSummary.Of(
            [
                Conv(1, 32), Conv(2, 64), Conv(3, 128), Pool(1), new Flatten { Name = "flatten_1" },
                Some.Dense("dense_1", 128),
                Some.Dense("dense_2", 10),
            ],
            new Shape(1, 28, 28));

        Assert.Equal(2_076_554, summary.ParameterCount);
    }

    [Fact]
    public void Of_TheDeepArticle_StatesTrueReceptiveFields()
    {
        var summary = ModelSummary.Of(
            [
                Conv(1, 32), Conv(2, 64), Conv(3, 128), Pool(1), Conv(4, 256), Conv(5, 512), Conv(6, 1024),
                Conv(7, 2048), Conv(8, 10),
                new Flatten { Name = "flatten_1" },
            ],
            new Shape(1, 28, 28));

        Assert.Equal(25_348_362, summary.ParameterCount);
        Assert.Equal(
            ["3", "5", "7", "8", "12", "16", "20", "24", "28"],
            summary.Rows.SkipLast(1).Select(row => row.ReceptiveField.ToString()));
        Assert.Equal("10x1x1", summary.Rows[^2].OutputShape.ToString());
    }

    private static Conv2d Conv(int number, int filters) => new()
    {
        Name = $"conv2d_{number}",
        Filters = filters,
        KernelSize = Extent.Square(3),
        WeightInitializer = new GlorotUniform(),
        BiasInitializer = new Zeros(),
    };

    private static MaxPool2d Pool(int number) => new() { Name = $"max_pool2d_{number}", Strides = Extent.Square(2) };
}
