using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class ReductionTests
{
    public static TheoryData<string, Func<Tensor, Tensor>, long[], double[]> Reductions => new()
    {
        { "sum", x => x.sum(), [], [21] },
        { "sum over rows", x => x.sum(0L), [3], [5, 7, 9] },
        { "sum over columns, kept", x => x.sum(1, keepdim: true), [2, 1], [6, 15] },
        { "sum over both", x => x.sum([0, 1]), [], [21] },
        { "mean", x => x.mean(), [], [3.5] },
        { "mean over columns", x => x.mean([1]), [2], [2, 5] },
        { "std", x => x.std(), [], [Math.Sqrt(3.5)] },
        { "std of all", x => x.std(unbiased: false), [], [Math.Sqrt(17.5 / 6)] },
        { "std over columns", x => x.std(1), [2], [1, 1] },
        { "var over columns, kept", x => x.var([1], unbiased: false, keepdim: true), [2, 1], [2.0 / 3, 2.0 / 3] },
        { "prod", x => x.prod(), [], [720] },
        { "prod over rows", x => x.prod(0L), [3], [4, 10, 18] },
        { "max", x => x.max(), [], [6] },
        { "min", x => x.min(), [], [1] },
        { "amax", x => x.amax(1), [2], [3, 6] },
        { "amin", x => x.amin([0], keepdim: true), [1, 3], [1, 2, 3] },
        { "argmax", x => x.argmax(), [], [5] },
        { "argmax over columns", x => x.argmax(1), [2], [2, 2] },
        { "argmin over rows", x => x.argmin(0), [3], [0, 0, 0] },
        { "median", x => x.median(), [], [3] },
        { "quantile", x => x.flatten().quantile(tensor(0.5f)), [], [3.5] },
        { "norm", x => x.norm(), [], [Math.Sqrt(91)] },
        { "1-norm over columns", x => x.norm(1, p: 1), [2], [6, 15] },
        { "cumsum", x => x.cumsum(1), [2, 3], [1, 3, 6, 4, 9, 15] },
        { "cumprod", x => x.cumprod(0), [2, 3], [1, 2, 3, 4, 10, 18] },
        { "logsumexp", x => x.logsumexp(1).exp(), [2], [30.19287485, 606.4378] },
        { "all", x => (x > 1).all(), [], [0] },
        { "any over rows", x => (x > 5).any(0), [3], [0, 0, 1] },
        { "count_nonzero", x => (x - 1).count_nonzero(), [], [5] },
        { "count_nonzero over rows", x => (x - 1).count_nonzero([0]), [3], [1, 2, 2] },
        { "bincount", x => x.flatten().to(ScalarType.Int64).bincount(null), [7], [0, 1, 1, 1, 1, 1, 1] },
        { "histc", x => x.histc(3, 0, 6), [3], [1, 2, 3] },
        { "nansum", x => where(x > 5, tensor(float.NaN), x).nansum(), [], [15] },
        { "nanmean", x => where(x > 5, tensor(float.NaN), x).nanmean(1), [2], [2, 4.5] },
        { "nanmean of all", x => where(x > 5, tensor(float.NaN), x).nanmean(), [], [3] },
        { "argsort", x => x.argsort(1, descending: true), [2, 3], [2, 1, 0, 2, 1, 0] },
    };

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Reduction_Of1To6_IsAsReckoned(string name, Func<Tensor, Tensor> reduce, long[] shape, double[] expected)
    {
        _ = name;
        using DisposeScope scope = NewDisposeScope();

        Check(reduce(Counting(2, 3)), shape, expected);
    }

    [Fact]
    public void TwoResults_ComeTogether()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new float[] { 3, 1, 2, 9, 7, 8 }, 2, 3);

        (Tensor values, Tensor indexes) = x.max(1);
        Check(values, [2], 3, 9);
        Check(indexes, [2], 0, 0);

        (values, indexes) = min(x, 1, keepdim: true);
        Check(values, [2, 1], 1, 7);
        Check(indexes, [2, 1], 1, 1);

        (values, indexes) = x.topk(2);
        Check(values, [2, 2], 3, 2, 9, 8);
        Check(indexes, [2, 2], 0, 2, 0, 2);

        (values, indexes) = x.sort(descending: true);
        Check(values, [2, 3], 3, 2, 1, 9, 8, 7);
        Check(indexes, [2, 3], 0, 2, 1, 0, 2, 1);

        (values, indexes) = x.kthvalue(2, 1);
        Check(values, [2], 2, 8);
        Check(indexes, [2], 2, 2);

        (Tensor std, Tensor mean) = std_mean(x, 1);
        Check(std, [2], 1, 1);
        Check(mean, [2], 2, 8);
    }

    [Fact]
    public void Unique_GivesValuesPlacesAndCounts()
    {
        using DisposeScope scope = NewDisposeScope();

        (Tensor output, Tensor inverse, Tensor counts) =
            tensor(new[] { 5L, 3, 5, 3, 3 }).unique(return_inverse: true, return_counts: true);

        Check(output, [2], 3, 5);
        Check(inverse, [5], 1, 0, 1, 0, 0);
        Check(counts, [2], 3, 2);
    }

    [Fact]
    public void Sum_TypeAskedFor_IsItsDtype()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal(ScalarType.Float64, ones(3).sum(ScalarType.Float64).dtype);
        Assert.Equal(ScalarType.Float64, ones(3).mean([0], type: ScalarType.Float64).dtype);
        Assert.Equal(ScalarType.Float64, ones(3).var(0, type: ScalarType.Float64).dtype);
        Assert.Equal(ScalarType.Int64, ones(3, ScalarType.Byte).sum().dtype);
    }
}
