using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Optimization;

/// <summary>Losses of four examples and three classes against PyTorch 1.13.1 in Python.</summary>
public class LossTests
{
    private static readonly int[] Counts = [2, 1, 1];

    [Fact]
    public void CrossEntropy_OfABatch_IsTheMeanOfMinusLogProbability() =>
        Check(new CrossEntropy(), 0.55974954, 0.55974954);

    [Fact]
    public void CrossEntropy_LabelSmoothing_SpreadsTheLabel() =>
        Check(new CrossEntropy { LabelSmoothing = 0.1 }, 0.69724953, 0.69724953);

    // cross_entropy(reduction="none") times the class's weight, then the mean over the batch.
    [Fact]
    public void CrossEntropy_ClassWeights_CountInTrainingOnly()
    {
        var weights = new GivenClassWeights([0.5, 2, 1]);

        Check(new CrossEntropy { ClassWeights = weights }, 0.34442663, 0.55974954);
        Check(new CrossEntropy { ClassWeights = weights, LabelSmoothing = 0.1 }, 0.53192663, 0.69724953);
    }

    [Fact]
    public void BalancedClassWeights_OfUnequalClasses_HaveTheMeanOneOverExamples()
    {
        Assert.Equal([4f / 6, 4f / 3, 4f / 3], new BalancedClassWeights().Of([2, 1, 1]));
        Assert.Equal([2f, 0f, 2f / 3], new BalancedClassWeights().Of([1, 0, 3]));
        Check(
            new CrossEntropy { ClassWeights = new GivenClassWeights([4.0 / 6, 4.0 / 3, 4.0 / 3]) },
            ValueOf(new CrossEntropy { ClassWeights = new BalancedClassWeights() }.ForTraining(Counts, CPU)),
            0.55974954);
    }

    // A trial counts as many classes as a byte can number, of which most have no example.
    [Fact]
    public void BalancedClassWeights_OfProbabilities_TakeThoseOfTheirClasses()
    {
        var loss = new CrossEntropy { ClassWeights = new BalancedClassWeights() };
        int[] counts = [.. Counts, .. new int[253]];

        Assert.Equal(
            ValueOf(loss.ForTraining(Counts, CPU)),
            ValueOf(loss.ForTraining(counts, CPU), asProbabilities: true),
            1e-6);
    }

    [Fact]
    public void MeanSquaredError_IsOverProbabilitiesAndOneHotLabels() =>
        Check(new MeanSquaredError(), 0.11240866, 0.11240866);

    private static void Check(LossSpec loss, double training, double evaluation)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(training, ValueOf(loss.ForTraining(Counts, CPU)), 1e-6);
        Assert.Equal(evaluation, ValueOf(loss.Of), 1e-6);
        Assert.Equal(training, ValueOf(loss.ForTraining(Counts, CPU), asProbabilities: true), 1e-6);
        Assert.Equal(evaluation, ValueOf(loss.Of, asProbabilities: true), 1e-6);
    }

    private static double ValueOf(Func<Tensor, Tensor, Tensor> loss, bool asProbabilities = false)
    {
        using var scope = NewDisposeScope();
        var logits = torch.tensor(new[] { 1f, 2, 3, 0, 0, 0, -1, 4, 0.5f, 2, 2, -3 }).reshape(4, 3);
        var labels = torch.tensor(new[] { 2L, 0, 1, 0 });
        return loss(
            logits,
            asProbabilities ? nn.functional.one_hot(labels, 3).to_type(ScalarType.Float32) : labels).ToDouble();
    }
}
