using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class IndexingTests
{
    public static TheoryData<string, Func<Tensor, Tensor>, long[], double[]> Expressions => new()
    {
        { "x[1]", x => x[1], [4], [5, 6, 7, 8] },
        { "x[1, 2]", x => x[1, 2], [], [7] },
        { "x[-1]", x => x[-1], [4], [9, 10, 11, 12] },
        { "x[1..]", x => x[TensorIndex.Slice(1)], [2, 4], [5, 6, 7, 8, 9, 10, 11, 12] },
        { "x[:, 1]", x => x[TensorIndex.Colon, 1], [3], [2, 6, 10] },
        { "x[..., 0]", x => x[TensorIndex.Ellipsis, 0], [3], [1, 5, 9] },
        { "x[None]", x => x[TensorIndex.None, 0], [1, 4], [1, 2, 3, 4] },
        { "x[0:2, 1:4:2]", x => x[TensorIndex.Slice(0, 2), TensorIndex.Slice(1, 4, 2)], [2, 2], [2, 4, 6, 8] },
        { "x[:, -2:]", x => x[TensorIndex.Colon, TensorIndex.Slice(-2)], [3, 2], [3, 4, 7, 8, 11, 12] },
        { "x[0..2, ^1]", x => x[0..2, ^1], [2], [4, 8] },
        { "x[.., 1..^1]", x => x[.., 1..^1], [3, 2], [2, 3, 6, 7, 10, 11] },
        { "x[(0, 2)]", x => x[(0, 2)], [2, 4], [1, 2, 3, 4, 5, 6, 7, 8] },
        { "x[tensor]", x => x[tensor(new[] { 2L, 0 })], [2, 4], [9, 10, 11, 12, 1, 2, 3, 4] },
        { "x[tensor, tensor]", x => x[tensor(new[] { 2L, 0 }), tensor(new[] { 1L, 3 })], [2], [10, 4] },
        { "x[mask]", x => x[x > 10], [2], [11, 12] },
        {
            "x[:, tensor]", x => x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new[] { 3L, 0 }))],
            [3, 2], [4, 1, 8, 5, 12, 9]
        },
        { "x.index(tensor)", x => x.index(tensor(new[] { 1L })), [1, 4], [5, 6, 7, 8] },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Index_ReadsWhatItNames(string name, Func<Tensor, Tensor> read, long[] shape, double[] expected)
    {
        _ = name;
        using DisposeScope scope = NewDisposeScope();

        Check(read(Counting(3, 4)), shape, expected);
    }

    [Fact]
    public void Index_WritesWhatItNames()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(2, 3);

        x[0] = ones(3);
        x[1, 2] = tensor(5f);
        Check(x, [2, 3], 1, 1, 1, 0, 0, 5);

        x[TensorIndex.Colon, TensorIndex.Slice(0, 2)] = full([2, 2], 7f);
        Check(x, [2, 3], 7, 7, 1, 7, 7, 5);

        x[x > 6] = tensor(2f);
        Check(x, [2, 3], 2, 2, 1, 2, 2, 5);

        x.index_put_(0, TensorIndex.Ellipsis, TensorIndex.Single(0));
        Check(x, [2, 3], 0, 2, 1, 0, 2, 5);

        x.index_put_(ones(2), [tensor(new[] { 0L, 0 }), tensor(new[] { 1L, 1 })], accumulate: true);
        Check(x, [2, 3], 0, 4, 1, 0, 2, 5);
    }

    [Fact]
    public void Index_BeyondTheEnd_Throws()
    {
        using Tensor x = zeros(2, 3);

        Assert.ThrowsAny<Exception>(() => x[2]);
        Assert.ThrowsAny<Exception>(() => x[0, 3]);
    }
}
