using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

public sealed class TrainingTests
{
    [Fact]
    public void Network_Trained_LearnsItsBatch()
    {
        manual_seed(1);
        using var net = nn.Sequential(
            ("conv", nn.Conv2d(1, 4, 3)), ("relu", nn.ReLU()), ("pool", nn.MaxPool2d(2)), ("bn", nn.BatchNorm2d(4)), ("drop", nn.Dropout(0.1)),
            ("flat", nn.Flatten()), ("dense", nn.Linear(4 * 3 * 3, 3)));
        using var x = randn(12, 1, 8, 8);
        using var y = arange(12).remainder(3);
        using var optimizer = optim.Adam(net.parameters(), lr: 0.02);
        var first = 0f;
        var last = 0f;
        for (var i = 0; i < 60; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(net.call(x), y);
            loss.backward();
            optimizer.step();
            last = loss.item<float>();
            first = i == 0 ? last : first;
        }

        Assert.True(last < first / 5, $"{first} -> {last}");
        Assert.Equal(
            ["conv.weight", "conv.bias", "bn.weight", "bn.bias", "dense.weight", "dense.bias", "bn.running_mean", "bn.running_var", "bn.num_batches_tracked"],
            net.state_dict().Keys);
    }
}
