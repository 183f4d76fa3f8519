using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Layers;

[Collection(nameof(TorchAlone))]
public class ModuleSequenceTests
{
    [Fact]
    public void Run_InTraining_PoolsBeforeItRectifies_AndGivesTheSameBits()
    {
        using var scope = NewDisposeScope();
        var (relu, drop, pool) = (nn.ReLU(), nn.Dropout(0.5), nn.MaxPool2d(2));
        var sequence = new ModuleSequence([relu, drop, pool]);

        // Few different numbers: windows with several largest ones, of zeros alone, of negative ones alone.
        var values = randint(-3, 3, [4, 5, 6, 6]).to(ScalarType.Float32);
        var (one, other) = (values.clone().requires_grad_(), values.clone().requires_grad_());
        var weight = rand(4, 5, 3, 3);

        torch.manual_seed(1).Dispose();
        var expected = pool.call(drop.call(relu.call(one)));
        expected.mul(weight).sum().backward();
        torch.manual_seed(1).Dispose();
        long[]? rectified = null;
        using var hook = new Hook(relu, shape => rectified = shape);
        var quick = sequence.Run(other, training: true);
        quick.mul(weight).sum().backward();

        Assert.Equal([4, 5, 3, 3], rectified!);
        Assert.Equal(expected.data<float>().ToArray(), quick.data<float>().ToArray());
        Assert.Equal(one.grad!.data<float>().ToArray(), other.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Run_OtherwiseOrBehindAnotherLayer_KeepsTheOrder()
    {
        using var scope = NewDisposeScope();
        var relu = nn.ReLU();
        long[]? rectified = null;
        using var hook = new Hook(relu, shape => rectified = shape);

        new ModuleSequence([relu, nn.MaxPool2d(2)]).Run(ones(1, 1, 4, 4), training: false);
        Assert.Equal([1, 1, 4, 4], rectified!);

        new ModuleSequence([relu, nn.AvgPool2d(2), nn.MaxPool2d(2)]).Run(ones(1, 1, 4, 4), training: true);
        Assert.Equal([1, 1, 4, 4], rectified!);
    }

    private sealed class Hook : IDisposable
    {
        private readonly nn.Module<Tensor, Tensor>.HookRemover _remover;

        public Hook(nn.Module<Tensor, Tensor> module, Action<long[]> tell) =>
            _remover = module.register_forward_hook((_, _, output) =>
            {
                tell(output.shape);
                return output;
            });

        public void Dispose() => _remover.remove();
    }
}
