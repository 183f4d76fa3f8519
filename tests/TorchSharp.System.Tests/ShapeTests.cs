using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class ShapeTests
{
    public static TheoryData<string, Func<Tensor, Tensor>, long[], double[]> Views => new()
    {
        { "reshape", x => x.reshape(3, -1), [3, 2], [1, 2, 3, 4, 5, 6] },
        { "view", x => x.view(6), [6], [1, 2, 3, 4, 5, 6] },
        { "flatten", x => x.flatten(), [6], [1, 2, 3, 4, 5, 6] },
        { "unflatten", x => x.unflatten(1, 3, 1), [2, 3, 1], [1, 2, 3, 4, 5, 6] },
        { "permute", x => x.permute(1, 0), [3, 2], [1, 4, 2, 5, 3, 6] },
        { "transpose", x => x.transpose(0, 1), [3, 2], [1, 4, 2, 5, 3, 6] },
        { "t", x => x.t(), [3, 2], [1, 4, 2, 5, 3, 6] },
        { "T", x => x.T, [3, 2], [1, 4, 2, 5, 3, 6] },
        { "movedim", x => x.movedim([0], [1]), [3, 2], [1, 4, 2, 5, 3, 6] },
        { "unsqueeze and squeeze", x => x.unsqueeze(0).unsqueeze(-1).squeeze(0), [2, 3, 1], [1, 2, 3, 4, 5, 6] },
        { "squeeze of all", x => x.reshape(1, 2, 1, 3).squeeze(), [2, 3], [1, 2, 3, 4, 5, 6] },
        { "expand", x => x.narrow(0, 1, 1).expand(2, -1), [2, 3], [4, 5, 6, 4, 5, 6] },
        { "broadcast_to", x => x.select(1, 0).broadcast_to(2, 2), [2, 2], [1, 4, 1, 4] },
        { "as_strided", x => x.as_strided([2, 2], [1, 2], 1), [2, 2], [2, 4, 3, 5] },
        { "unfold", x => x.flatten().unfold(0, 4, 2), [2, 4], [1, 2, 3, 4, 3, 4, 5, 6] },
        { "repeat", x => x.repeat(1, 2), [2, 6], [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6] },
        { "tile", x => x.narrow(0, 0, 1).tile([2]), [1, 6], [1, 2, 3, 1, 2, 3] },
        { "repeat_interleave", x => x.select(0, 0).repeat_interleave(2), [6], [1, 1, 2, 2, 3, 3] },
        {
            "repeat_interleave by tensor", x => x.repeat_interleave(tensor(new[] { 2L, 1 }), 0),
            [3, 3], [1, 2, 3, 1, 2, 3, 4, 5, 6]
        },
        { "flip", x => x.flip(1), [2, 3], [3, 2, 1, 6, 5, 4] },
        { "fliplr", x => x.fliplr(), [2, 3], [3, 2, 1, 6, 5, 4] },
        { "roll", x => x.roll(1, 1), [2, 3], [3, 1, 2, 6, 4, 5] },
        { "roll of all", x => x.roll(1), [2, 3], [6, 1, 2, 3, 4, 5] },
        { "roll of two", x => x.roll((1, 1), (0, 1)), [2, 3], [6, 4, 5, 3, 1, 2] },
        { "rot90", x => x.rot90(), [3, 2], [3, 6, 2, 5, 1, 4] },
        { "tril", x => x.tril(), [2, 3], [1, 0, 0, 4, 5, 0] },
        { "triu", x => x.triu(1), [2, 3], [0, 2, 3, 0, 0, 6] },
        { "diag", x => x.diag(), [2], [1, 5] },
        { "narrow", x => x.narrow(1, 1, 2), [2, 2], [2, 3, 5, 6] },
        { "slice", x => x.slice(1, 0, 3, 2), [2, 2], [1, 3, 4, 6] },
        { "select", x => x.select(1, -1), [2], [3, 6] },
        { "index_select", x => x.index_select(1, tensor(new[] { 2L, 0 })), [2, 2], [3, 1, 6, 4] },
        { "gather", x => x.gather(1, tensor(new[] { 2L, 0 }).unsqueeze(1)), [2, 1], [3, 4] },
        { "take", x => x.take(tensor(new[] { 5L, 0 })), [2], [6, 1] },
        { "take_along_dim", x => x.take_along_dim(x.argmax(1).unsqueeze(1), 1), [2, 1], [3, 6] },
        { "masked_select", x => x.masked_select(x > 4), [2], [5, 6] },
        { "masked_fill", x => x.masked_fill(x > 4, 0), [2, 3], [1, 2, 3, 4, 0, 0] },
        { "where", x => x.where(x > 4, -x), [2, 3], [-1, -2, -3, -4, 5, 6] },
        { "nonzero", x => (x > 4).nonzero(), [2, 2], [1, 1, 1, 2] },
        { "index_add_", x => x.clone().index_add_(0, tensor(new[] { 1L }), ones(1, 3), 2), [2, 3], [1, 2, 3, 6, 7, 8] },
        { "index_copy_", x => x.clone().index_copy_(0, tensor(new[] { 0L }), ones(1, 3)), [2, 3], [1, 1, 1, 4, 5, 6] },
        { "index_fill_", x => x.clone().index_fill_(1, tensor(new[] { 0L }), 9), [2, 3], [9, 2, 3, 9, 5, 6] },
        { "scatter", x => zeros(2, 3).scatter(1, tensor(new[] { 2L, 1 }).unsqueeze(1), x), [2, 3], [0, 0, 1, 0, 4, 0] },
        { "scatter_add_", x => zeros(2, 2).scatter_add_(1, zeros(2, 3, ScalarType.Int64), x), [2, 2], [6, 0, 15, 0] },
        { "cat", x => cat([x, x.narrow(0, 0, 1)]), [3, 3], [1, 2, 3, 4, 5, 6, 1, 2, 3] },
        { "cat of columns", x => cat([x, zeros(2, 1)], 1), [2, 4], [1, 2, 3, 0, 4, 5, 6, 0] },
        { "stack", x => stack([x.select(0, 0), x.select(0, 1)], 1), [3, 2], [1, 4, 2, 5, 3, 6] },
        { "hstack", x => hstack(x, x), [2, 6], [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6] },
        { "vstack", x => vstack([x, x]), [4, 3], [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6] },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void Rearranged1To6_IsAsReckoned(
        string name, Func<Tensor, Tensor> rearrange, long[] shape, double[] expected)
    {
        _ = name;
        using DisposeScope scope = NewDisposeScope();

        Check(rearrange(Counting(2, 3)), shape, expected);
    }

    [Fact]
    public void Split_GivesItsParts()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Counting(5);

        Assert.Equal([[1, 2], [3, 4], [5]], x.split(2).Select(Of));
        Assert.Equal([[1], [2, 3, 4, 5]], x.split([1L, 4]).Select(Of));
        Assert.Equal([[1, 2, 3], [4, 5]], x.chunk(2).Select(Of));
        Assert.Equal([[1, 2], [3, 4]], Counting(2, 2).unbind().Select(Of));
        Assert.Equal([[0, 1], [1, 0]], where(tensor(new[,] { { false, true }, { true, false } })).Select(Of));
        Assert.Equal([[1, 1, 2, 2], [1, 2, 1, 2]], meshgrid([Counting(2), Counting(2)]).Select(Of));
    }

    [Fact]
    public void Facts_AreTheTensors()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros(2, 3, 4);
        Tensor permuted = x.permute(2, 0, 1);

        Assert.Equal(3, x.ndim);
        Assert.Equal(3, x.dim());
        Assert.Equal(24, x.numel());
        Assert.Equal(4, x.size(-1));
        Assert.Equal([12, 4, 1], x.stride());
        Assert.Equal([1, 12, 4], permuted.stride());
        Assert.True(x.is_contiguous());
        Assert.False(permuted.is_contiguous());
        Assert.True(permuted.contiguous().is_contiguous());
        Assert.Equal(4, x.element_size());
        Assert.Equal(4, x.narrow(0, 1, 1).select(1, 1).storage_offset() - 12);
        Assert.True(x.is_floating_point());
        Assert.False(x.is_integral());
        Assert.True(arange(2).is_integral());
        Assert.Equal(DeviceType.CPU, x.device_type);
        Assert.True(x.is_cpu());
        Assert.ThrowsAny<Exception>(() => x.size(3));
    }

    [Fact]
    public void View_SharesMemory_AndCloneDoesNot()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Counting(4);
        Tensor view = x.view(2, 2);
        Tensor clone = x.clone();

        x.fill_(0);

        Check(view, [2, 2], 0, 0, 0, 0);
        Check(clone, [4], 1, 2, 3, 4);
    }
}
