using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

[Collection(ProcessState.Name)]
public class TrainingTests
{
    [Fact]
    public void Network_Trained_LearnsItsBatch()
    {
        var (first, last, _) = Train(60);

        Assert.True(last < first / 5, $"{first} -> {last}");
    }

    [Fact]
    public void Network_TrainedTwice_EndsInTheSameBits() => Assert.Equal(Train(20).Weights, Train(20).Weights);

    [Fact]
    public void TenThousandSteps_LeaveNoTensor()
    {
        using var net = Sequential(
            Conv2d(1, 2, 3), ReLU(), MaxPool2d(2), BatchNorm2d(2), Dropout(0.2), Flatten(), Linear(8, 2));
        using var optimizer = optim.Adam(net.parameters());
        using var x = rand(4, 1, 6, 6);
        using var y = zeros(4, ScalarType.Int64);
        void Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.cross_entropy(net.call(x), y);
            loss.backward();
            optimizer.step();
        }

        Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 10_000; i++)
        {
            Step();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static (float First, float Last, double[] Weights) Train(int steps)
    {
        manual_seed(1);
        using var net = Sequential(
            ("conv", Conv2d(1, 4, 3)), ("relu", ReLU()), ("pool", MaxPool2d(2)), ("bn", BatchNorm2d(4)),
            ("drop", Dropout(0.1)),
            ("flat", Flatten()), ("dense", Linear(4 * 3 * 3, 3)));
        using var x = randn(12, 1, 8, 8);
        using var y = arange(12).remainder(3);
        using var optimizer = optim.Adam(net.parameters(), lr: 0.02);
        List<float> losses = [];
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.cross_entropy(net.call(x), y);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        using var vector = utils.parameters_to_vector(net.parameters());
        return (losses[0], losses[^1], Elements.Of(vector));
    }
}
