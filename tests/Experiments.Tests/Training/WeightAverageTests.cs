using Experiments.Data;
using Experiments.Models;
using Experiments.Randomness;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Training;

public sealed class WeightAverageTests : IDisposable
{
    private readonly CompiledModel _model =
        ModelCompiler.Compile(Some.Layers, DatasetCatalogue.Describe("digits"), new TrialSeed(1));

    public void Dispose() => _model.Dispose();

    // Weights 3, 5, 6 after three steps: (0.25 * 3 + 0.5 * 5 + 6) / (0.25 + 0.5 + 1).
    [Fact]
    public void Exchange_AfterSteps_HasTheMeanThatForgetsTheInitialWeights()
    {
        using var average = new WeightAverage(_model, 0.5);
        foreach (var (weight, step) in new[] { (3f, 1), (5f, 2), (6f, 3) })
        {
            Fill(weight);
            average.Add(step);
        }

        average.Exchange();
        AssertFilledWith(9.25 / 1.75);
        average.Exchange();
        AssertFilledWith(6);
    }

    [Fact]
    public void Restore_AfterTheBestEpoch_GivesItsWeightsBack()
    {
        using var stop = new EarlyStop(new() { Patience = 2, RestoreBest = true }, _model);
        var epochs = new List<EpochRecord>();
        var ended = new List<bool>();
        foreach (var loss in new[] { 0.5, 0.4, 0.45, 0.41 })
        {
            Fill((float)loss);
            epochs.Add(Some.Epoch(epochs.Count + 1) with { ValidationLoss = loss });
            stop.Look(epochs);
            ended.Add(stop.EndsAfter(epochs));
        }

        Assert.Equal([false, false, false, true], ended);
        Assert.Equal(2, stop.RestoredEpoch);
        stop.Restore();
        AssertFilledWith(0.4);
    }

    private void Fill(float value)
    {
        using var noGradients = no_grad();
        foreach (var weight in _model.parameters())
        {
            weight.fill_(value);
        }
    }

    private void AssertFilledWith(double value) => Assert.All(
        _model.parameters().SelectMany(weight => weight.data<float>().ToArray()),
        number => Assert.Equal(value, number, 1e-6));
}
