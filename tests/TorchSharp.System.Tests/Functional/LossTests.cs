using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Functional;

/// <summary>Reference values: torch.nn.functional of PyTorch 1.13.1 in float64, on the logits and targets
/// below.</summary>
public class LossTests
{
    private static readonly double[,] Logits = { { 1, 2, -1 }, { 0.5, -0.5, 3 } };
    private static readonly double[] Weights = [1, 2, 0.5];

    [Theory]
    [InlineData(false, 0, 1.477713160524071)]
    [InlineData(false, 0.1, 1.5193798271907377)]
    [InlineData(true, 0, 1.1014795126054429)]
    [InlineData(true, 0.1, 1.1423759182745485)]
    public void CrossEntropy_WithWeightsAndSmoothing_IsPyTorchs(bool weighted, double smoothing, double expected)
    {
        using var scope = NewDisposeScope();

        var loss = functional.cross_entropy(
            tensor(Logits), tensor(new long[] { 1, 0 }), weighted ? tensor(Weights) : null, label_smoothing: smoothing);

        Elements.Check(loss, [], expected);
    }

    [Fact]
    public void CrossEntropy_OtherForms_ArePyTorchs()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(Logits);
        var target = tensor(new long[] { 1, 0 });

        Elements.Check(
            functional.cross_entropy(logits, target, reduction: Reduction.Sum, label_smoothing: 0.2), [],
            3.1220929877148085);
        Elements.Check(functional.cross_entropy(logits, target, ignore_index: 1), [], 2.606414104279956);
        Elements.Check(
            functional.cross_entropy(logits, tensor(new[,] { { 0.2, 0.7, 0.1 }, { 0.9, 0.05, 0.05 } })), [],
            1.690213160524071);
        Elements.Check(
            functional.nll_loss(functional.log_softmax(logits, 1), target, tensor(Weights)), [], 1.1014795126054429);
        Elements.Check(CrossEntropyLoss(tensor(Weights)).call(logits, target), [], 1.1014795126054429);
        Elements.Check(NLLLoss().call(functional.log_softmax(logits, 1), target), [], 1.477713160524071);
        Elements.Check(
            functional.cross_entropy(logits, target, reduction: Reduction.None), [2], 0.349012216768186,
            2.606414104279956);
    }

    [Fact]
    public void MeanSquaredError_Reduces()
    {
        using var scope = NewDisposeScope();
        var input = tensor(new[] { 1.0, 2, 4 });
        var target = tensor(new[] { 1.0, 0, 1 });

        Elements.Check(functional.mse_loss(input, target), [], 13.0 / 3);
        Elements.Check(functional.mse_loss(input, target, Reduction.Sum), [], 13);
        Elements.Check(MSELoss(Reduction.None).call(input, target), [3], 0, 4, 9);
    }
}
