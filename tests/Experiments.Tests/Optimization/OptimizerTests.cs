using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>Optimizers against values worked out by hand and against PyTorch.</summary>
public class OptimizerTests
{
    // Loss w^2 / 2 from w = 2, so the gradient is w. Adam's first step is the learning rate, whatever the gradient.
    [Fact]
    public void Adam_FirstSteps_AreKingmaAndBas()
    {
        var adam = new Adam { LearningRate = 0.1, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8 };

        Check(adam, steps: 2, expected: AdamByHand(2));
    }

    [Fact]
    public void Sgd_Plain_GoesDownTheGradient() =>
        Check(new Sgd { LearningRate = 0.1 }, steps: 2, expected: 2 * 0.9 * 0.9);

    [Fact]
    public void Sgd_Momentum_KeepsItsSpeed()
    {
        // Speed 2, then 0.5 * 2 + 1.8.
        Check(new Sgd { LearningRate = 0.1, Momentum = 0.5 }, steps: 2, expected: 2 - (0.1 * 2) - (0.1 * 2.8));
    }

    [Fact]
    public void Sgd_Nesterov_LooksAhead()
    {
        // First step: 2 + 0.5 * 2 = 3, so w = 1.7; speed 0.5 * 2 + 1.7 = 2.7; second step: 1.7 + 0.5 * 2.7.
        Check(new Sgd { LearningRate = 0.1, Momentum = 0.5, Nesterov = true }, steps: 2,
            expected: 1.7 - (0.1 * (1.7 + (0.5 * 2.7))));
    }

    [Fact]
    public void Sgd_WeightDecay_AddsTheWeight() =>
        Check(new Sgd { LearningRate = 0.1, WeightDecay = 0.5 }, steps: 1, expected: 2 - (0.1 * (2 + (0.5 * 2))));

    /// <summary>
    /// Twelve steps of PyTorch 1.13.1 in Python over w = [1.5, -2, 0.3] and, in a group of its own with the weight
    /// decay 0.5, v = [0.7]; the loss is sum(c w^2 / 2 + sin w) + v^2 with c = [1, 0.1, 10].
    /// </summary>
    [Fact]
    public void Optimizers_OverTwoGroups_StepAsPyTorchs()
    {
        const double Decay = 0.1;
        Check(new Sgd { LearningRate = 0.05 }, 0.57985646, -1.7199869, -0.099415287, 0.14099206);
        Check(
            new Sgd { LearningRate = 0.05, Momentum = 0.9, Nesterov = true, WeightDecay = Decay },
            -1.3191901, -1.051784, -0.10117533, -0.034388136);
        Check(
            new Adam { LearningRate = 0.1, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-7, WeightDecay = Decay },
            0.31402767, -1.1623302, -0.1245455, -0.14227301);
        Check(
            new AdamW { LearningRate = 0.1, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-7, WeightDecay = Decay },
            0.20551902, -1.2680124, -0.11760172, -0.12072522);
        Check(
            new Nadam { LearningRate = 0.1, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-7, WeightDecay = Decay },
            0.4194074, -1.3022292, -0.11644065, -0.002109576);
        Check(
            new Radam { LearningRate = 0.1, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-7, WeightDecay = Decay },
            0.44614115, -1.4686501, -0.091102317, -0.028379802);
        Check(
            new RmsProp { LearningRate = 0.1, Rho = 0.9, Epsilon = 1e-7, WeightDecay = Decay },
            -0.24660879, -1.3065565, -0.098529689, 0.00012635702);
        Check(
            new RmsProp { LearningRate = 0.05, Rho = 0.9, Epsilon = 1e-2, Momentum = 0.5, Centered = true },
            -0.54764748, -1.435725, -0.10425775, 0.0044722036);
        Check(
            new Adagrad { LearningRate = 0.1, InitialAccumulatorValue = 0.1, Epsilon = 1e-7, WeightDecay = Decay },
            0.94782841, -1.5570306, -0.057729132, 0.24856628);
        Check(
            new Adadelta { LearningRate = 1, Rho = 0.95, Epsilon = 1e-2, WeightDecay = Decay },
            -0.69555777, -1.30644, -0.096456982, 0);

        static void Check(OptimizerSpec spec, params double[] expected)
        {
            using var scope = torch.NewDisposeScope();
            var scale = torch.tensor(new[] { 1f, 0.1f, 10f });
            var weights = nn.Parameter(torch.tensor(new[] { 1.5f, -2f, 0.3f }));
            var decaying = nn.Parameter(torch.tensor(new[] { 0.7f }));
            using var optimizer = spec.ToOptimizer([new([weights]), new([decaying], Decay: 0.5)]);
            for (var step = 0; step < 12; step++)
            {
                optimizer.zero_grad();
                ((scale * weights * weights / 2).sum() + weights.sin().sum() + (decaying * decaying).sum()).backward();
                optimizer.step();
            }

            float[] reached = [.. weights.data<float>().ToArray(), .. decaying.data<float>().ToArray()];
            Assert.True(
                expected.Zip(reached).All(pair => Math.Abs(pair.First - pair.Second) < 2e-5),
                $"{spec}: {string.Join(", ", reached)}");
        }
    }

    private static void Check(OptimizerSpec spec, int steps, double expected)
    {
        using var scope = torch.NewDisposeScope();
        var weight = nn.Parameter(torch.tensor(new[] { 2f }));
        using var optimizer = spec.ToOptimizer([new([weight])]);
        for (var step = 0; step < steps; step++)
        {
            optimizer.zero_grad();
            (weight * weight / 2).sum().backward();
            optimizer.step();
        }

        Assert.Equal(expected, weight.data<float>().ToArray()[0], 1e-5);
    }

    private static double AdamByHand(int steps)
    {
        var (weight, mean, square) = (2.0, 0.0, 0.0);
        for (var step = 1; step <= steps; step++)
        {
            mean = (0.9 * mean) + (0.1 * weight);
            square = (0.99 * square) + (0.01 * weight * weight);
            var scale = Math.Sqrt(square / (1 - Math.Pow(0.99, step))) + 1e-8;
            weight -= 0.1 * (mean / (1 - Math.Pow(0.9, step))) / scale;
        }
        return weight;
    }
}
