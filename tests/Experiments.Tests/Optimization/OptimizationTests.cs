using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>Optimizers and losses against values worked out by hand.</summary>
public class OptimizationTests
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

    [Fact]
    public void CrossEntropy_OfABatch_IsTheMeanOfMinusLogProbability()
    {
        using var scope = torch.NewDisposeScope();
        var logits = torch.tensor(new[] { 1f, 2f, 3f, 0f, 0f, 0f }).reshape(2, 3);
        var labels = torch.tensor(new[] { 2L, 0L });

        var loss = new CrossEntropy().Of(logits, labels).ToDouble();

        var first = -Math.Log(Math.Exp(3) / (Math.Exp(1) + Math.Exp(2) + Math.Exp(3)));
        Assert.Equal((first + Math.Log(3)) / 2, loss, 1e-6);
    }

    private static void Check(OptimizerSpec spec, int steps, double expected)
    {
        using var scope = torch.NewDisposeScope();
        var weight = nn.Parameter(torch.tensor(new[] { 2f }));
        using var optimizer = spec.ToOptimizer([weight]);
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
