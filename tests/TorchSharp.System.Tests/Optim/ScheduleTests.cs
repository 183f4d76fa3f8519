using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests.Optim;

/// <summary>Learning rates from 0.1 over six steps; those of the first seven were seen at TorchSharp 0.106, the others
/// are PyTorch 1.13.1's.</summary>
public sealed class ScheduleTests : IDisposable
{
    private static readonly Dictionary<string, (Func<Optimizer, LRScheduler> Make, double[] Rates)> Schedules = new()
    {
        ["StepLR"] = (o => StepLR(o, 2, 0.5), [0.1, 0.1, 0.05, 0.05, 0.025, 0.025, 0.0125]),
        ["MultiStepLR"] = (o => MultiStepLR(o, [2, 4], 0.1), [0.1, 0.1, 0.01, 0.01, 0.001, 0.001, 0.001]),
        ["CosineAnnealingLR"] = (
            o => CosineAnnealingLR(o, 6, 0.001),
            [0.1, 0.09337, 0.07525, 0.0505, 0.02575, 0.007632, 0.001]),
        ["LinearLR"] = (o => LinearLR(o, 0.1, 1, 4), [0.01, 0.0325, 0.055, 0.0775, 0.1, 0.1, 0.1]),
        ["SequentialLR"] = (
            o => SequentialLR(o, [LinearLR(o, 0.1, 1, 2), CosineAnnealingLR(o, 4)], [2]),
            [0.01, 0.055, 0.1, 0.08536, 0.05, 0.01464, 0]),
        ["OneCycleLR"] = (o => OneCycleLR(o, 0.5, total_steps: 6), [0.02, 0.4972, 0.4059, 0.2313, 0.06674, 2e-6, 0]),
        ["ExponentialLR"] = (o => ExponentialLR(o, 0.5), [0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125, 0.0015625]),
        ["ConstantLR"] = (o => ConstantLR(o, 0.5, 2), [0.05, 0.05, 0.1, 0.1, 0.1, 0.1, 0.1]),
        ["PolynomialLR"] = (o => PolynomialLR(o, 4, 2), [0.1, 0.05625, 0.025, 0.00625, 0, 0, 0]),
        ["CosineAnnealingLR beyond"] = (o => CosineAnnealingLR(o, 2), [0.1, 0.05, 0, 0.05, 0.1, 0.05, 0]),
        ["LambdaLR"] = (
            o => LambdaLR(o, e => 1.0 / (e + 1)),
            [0.1, 0.05, 0.0333333, 0.025, 0.02, 0.0166667, 0.0142857]),
        ["MultiplicativeLR"] = (
            o => MultiplicativeLR(o, e => e < 3 ? 0.5 : 1),
            [0.1, 0.05, 0.025, 0.025, 0.025, 0.025, 0.025]),
        ["ChainedLR"] = (
            o => ChainedLR([ConstantLR(o, 0.5, 2), ExponentialLR(o, 0.5)]),
            [0.05, 0.025, 0.025, 0.0125, 0.00625, 0.003125, 0.0015625]),
    };

    private readonly Parameter _parameter = nn.Parameter(zeros(1));

    public static TheoryData<string> Names => [.. Schedules.Keys];

    public void Dispose() => _parameter.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void LearningRates_OverSixSteps_AreKnown(string name)
    {
        var (make, expected) = Schedules[name];
        using var optimizer = SGD([_parameter], 0.1);
        var scheduler = make(optimizer);

        List<double> rates = [Rate(optimizer)];
        for (var i = 0; i < 6; i++)
        {
            scheduler.step();
            rates.Add(Rate(optimizer));
            Assert.Equal([rates[^1]], scheduler.get_last_lr());
        }

        Assert.All(expected.Zip(rates), v => Assert.Equal(v.First, v.Second, Math.Max(v.First * 1e-3, 1e-9)));
    }

    [Fact]
    public void OneCycle_MovesTheMomentumTheOtherWay()
    {
        using var optimizer = Adam([_parameter], 0.1);
        var scheduler = OneCycleLR(optimizer, 0.5, total_steps: 11, pct_start: 0.5);
        Assert.Equal((0.95, 0.999), optimizer.Betas);
        for (var i = 0; i < 5; i++)
        {
            scheduler.step();
        }

        // PyTorch 1.13.1: the turning point is at step 4.5, so step 5 is a little past it.
        Assert.Equal(0.852, optimizer.Betas.Item1, 0.001);
        Assert.Throws<ArgumentException>(() => OneCycleLR(Adagrad([_parameter]), 0.5, total_steps: 6));
        OneCycleLR(Adagrad([_parameter]), 0.5, total_steps: 6, cycle_momentum: false);
    }

    [Fact]
    public void Plateau_LowersAfterPatience_AndRestsAfterwards()
    {
        using var optimizer = SGD([_parameter], 1);
        var scheduler = ReduceLROnPlateau(optimizer, factor: 0.5, patience: 1, cooldown: 1, min_lr: [0.2]);
        double[] metrics = [1, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6];
        List<double> rates = [];
        foreach (var metric in metrics)
        {
            scheduler.step(metric);
            rates.Add(Rate(optimizer));
        }

        // PyTorch 1.13.1 with the same arguments.
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2], rates);
        Assert.Throws<InvalidOperationException>(() => scheduler.step());
    }

    [Fact]
    public void Plateau_OfAnAccuracy_WaitsForMore()
    {
        using var optimizer = SGD([_parameter], 1);
        var scheduler = ReduceLROnPlateau(
            optimizer, mode: "max", factor: 0.1, patience: 0, threshold: 0.1, threshold_mode: "abs");
        scheduler.step(0.5);
        scheduler.step(0.7);
        Assert.Equal(1, Rate(optimizer));
        scheduler.step(0.75);
        Assert.Equal(0.1, Rate(optimizer), 12);
    }

    [Fact]
    public void EachGroup_KeepsItsOwnRate()
    {
        using var other = nn.Parameter(zeros(1));
        using var optimizer = SGD([new SGD.ParamGroup([_parameter], lr: 1), new SGD.ParamGroup([other], lr: 0.1)], 0.5);
        var scheduler = StepLR(optimizer, 1, 0.5);
        scheduler.step();

        Assert.Equal([0.5, 0.05], scheduler.get_last_lr());
    }

    private static double Rate(Optimizer optimizer) => optimizer.ParamGroups.Single().LearningRate;
}
