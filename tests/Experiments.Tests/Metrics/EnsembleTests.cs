using Experiments.Spec;
using Xunit;

namespace Experiments.Metrics;

public sealed class EnsembleTests
{
    // Three examples of three classes. The second member is wrong about the last one, the third about the first two.
    private static readonly Answers[] Members =
    [
        Of(0, 0.6, 0.3, 0.1, 0.1, 0.6, 0.3, 0.1, 0.1, 0.8),
        Of(0, 0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.5, 0.3, 0.2),
        Of(0, 0.1, 0.8, 0.1, 0.9, 0.05, 0.05, 0.2, 0.2, 0.6),
    ];

    [Fact]
    public void Answers_AreTheMostProbableClasses()
    {
        Assert.Equal([0, 1, 2], Members[0].Predicted);
        Assert.Equal(1, Members[0].Accuracy);
        Assert.Equal(2.0 / 3, Members[1].Accuracy, 15);
        Assert.Equal([0.6, 0.3, 0.1], Members[0].Probabilities[..3].ToArray().Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Answers_OfLargeLogits_AreProbabilities()
    {
        var answers = new Answers(2, [0], [1], [1e30f, -1e30f]);

        Assert.Equal([1, 0], answers.Probabilities.ToArray());
    }

    // Sums of the first example: 1.3, 1.4, 0.3; of the second: 1.2, 1.35, 0.45; of the third: 0.8, 0.6, 1.6.
    [Fact]
    public void Soft_TakesTheLargestMean() => Assert.Equal([1, 1, 2], new Ensemble(Members, Vote.Soft).Predict());

    [Fact]
    public void Hard_TakesTheMajority() => Assert.Equal([0, 1, 2], new Ensemble(Members, Vote.Hard).Predict());

    [Fact]
    public void Hard_AmongEquals_TakesTheSoftVote() =>
        Assert.Equal([1, 0, 2], new Ensemble([Members[0], Members[2]], Vote.Hard).Predict());

    [Fact]
    public void Predict_WithWeights_CountsMembersByThem() =>
        Assert.Equal(Members[1].Predicted, new Ensemble(Members, Vote.Soft).Predict([0, 1, 0]));

    [Fact]
    public void Sizes_AreOverAllSubsets()
    {
        var sizes = new Ensemble(Members, Vote.Hard).Sizes();

        Assert.Equal([1, 2, 3], sizes.Select(size => size.Size));
        Assert.Equal([3, 3, 1], sizes.Select(size => size.Accuracy.Count));
        Assert.Equal((1 + (2.0 / 3) + (1.0 / 3)) / 3, sizes[0].Accuracy.Mean, 15);
        Assert.Equal(1.0 / 3, sizes[0].Lowest, 15);
        Assert.Equal(1, sizes[2].Highest);
    }

    [Fact]
    public void Sizes_OfManyMembers_AreOverAHundredSubsets()
    {
        var ensemble = new Ensemble([.. Enumerable.Range(0, 20).Select(index => Members[index % 3])], Vote.Soft);

        Assert.Equal([20, 100, 100], ensemble.Sizes().Take(3).Select(size => size.Accuracy.Count));
        Assert.Equal(ensemble.Sizes(), ensemble.Sizes());
    }

    // Pairs differ in 1, 2 and 3 of three examples.
    [Fact]
    public void Disagreement_IsTheMeanOverPairs()
    {
        Assert.Equal((1 + 2 + 3) / 9.0, new Ensemble(Members, Vote.Soft).Disagreement!.Value, 12);
        Assert.Null(new Ensemble([Members[0]], Vote.Soft).Disagreement);
    }

    [Fact]
    public void Members_AskedAboutOtherExamples_AreNoEnsemble() => Assert.Throws<ArgumentException>(
        () => new Ensemble([Members[0], Of(5, 0.6, 0.3, 0.1, 0.1, 0.6, 0.3, 0.1, 0.1, 0.8)], Vote.Soft));

    [Fact]
    public void Weights_MakeTheLabelsMostProbable()
    {
        var weights = MemberWeights.Of(Members);

        Assert.Equal(1, weights.Sum(), 12);
        var best = LogLikelihood(weights);
        for (var first = 0.0; first <= 1; first += 0.05)
        {
            for (var second = 0.0; second <= 1 - first; second += 0.05)
            {
                Assert.True(best >= LogLikelihood([first, second, 1 - first - second]) - 1e-6);
            }
        }
    }

    private static double LogLikelihood(IReadOnlyList<double> weights) => Enumerable.Range(0, 3).Sum(example =>
        Math.Log(Enumerable.Range(0, 3).Sum(member =>
            weights[member] * Members[member].Probabilities[(3 * example) + example])));

    private static Answers Of(int firstExample, params double[] probabilities) => new(
        3,
        [firstExample, firstExample + 1, firstExample + 2],
        [0, 1, 2],
        [.. probabilities.Select(value => (float)Math.Log(value))]);
}
