using Experiments.Randomness;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Experiments.Data;

public sealed class ValidationSpecTests
{
    // Keras: split_at = int(n * (1 - validation_split)); it trains on what comes before and validates on the rest.
    [Theory]
    [InlineData(60_000, 0.2, 48_000)]
    [InlineData(60_000, 0.1, 54_000)]
    [InlineData(10, 0.25, 7)]
    [InlineData(3, 0.5, 1)]
    public void LastFraction_OfExamples_HoldsOutTheLast(int count, double fraction, int training)
    {
        var split = new LastFraction(fraction).Divide(new byte[count], new RandomStream(1), fold: 1);

        Assert.Equal(Enumerable.Range(0, training), split.Training);
        Assert.Equal(Enumerable.Range(training, count - training), split.Validation);
    }

    [Fact]
    public void NoValidation_OfExamples_HoldsOutNone()
    {
        var split = new NoValidation().Divide(new byte[5], new RandomStream(1), fold: 1);

        Assert.Equal([0, 1, 2, 3, 4], split.Training);
        Assert.Empty(split.Validation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RandomFraction_OfExamples_UsesEachOnceInAscendingOrder(bool stratified)
    {
        var split = Divide(new RandomFraction(0.3, stratified), seed: 1);

        Assert.Equal(700, split.Training.Length);
        Assert.Equal(300, split.Validation.Length);
        Assert.Equal(Enumerable.Range(0, 1000), split.Training.Concat(split.Validation).Order());
        Assert.Equal(split.Training.Order(), split.Training);
        Assert.Equal(split.Validation.Order(), split.Validation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RandomFraction_OfASeed_IsThatSeedsOwn(bool stratified)
    {
        var spec = new RandomFraction(0.3, stratified);

        Assert.Equal(Divide(spec, seed: 1).Validation, Divide(spec, seed: 1).Validation);
        Assert.NotEqual(Divide(spec, seed: 1).Validation, Divide(spec, seed: 2).Validation);
    }

    [Fact]
    public void RandomFraction_Stratified_TakesTheSameShareOfEachClass()
    {
        var split = Divide(new RandomFraction(0.3, Stratified: true), seed: 1);

        // Class k has 10 x 2^k of the first 1,000 labels or, the last one, what remains.
        foreach (var members in Enumerable.Range(0, 1000).GroupBy(example => Labels[example]))
        {
            Assert.InRange(
                split.Validation.Count(members.Contains), (members.Count() * 0.3) - 1, (members.Count() * 0.3) + 1);
        }
    }

    [Fact]
    public void RandomFraction_OverManySeeds_HoldsOutEachExampleAsOften()
    {
        var counts = new int[1000];
        for (var seed = 1UL; seed <= 400; seed++)
        {
            foreach (var example in Divide(new RandomFraction(0.3), seed).Validation)
            {
                counts[example]++;
            }
        }

        // 120 +- 9.2 by the binomial distribution; five deviations leave one false alarm in two thousand.
        Assert.InRange(counts.Min(), 74, 120);
        Assert.InRange(counts.Max(), 120, 166);
    }

    [Fact]
    public void Folds_OfASeed_HoldOutEachExampleOnceAndEveryClassEvenly() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        number =>
        {
            var stream = new RandomStream((ulong)number);
            var folds = new Folds(2 + stream.NextIndex(9));
            var classCount = 1 + stream.NextIndex(12);
            var labels = new byte[folds.Count + stream.NextIndex(400)];
            for (var example = 0; example < labels.Length; example++)
            {
                labels[example] = (byte)Math.Min(stream.NextIndex(classCount), stream.NextIndex(classCount));
            }

            var seed = new TrialSeed((ulong)number);
            var splits = Enumerable.Range(1, folds.FoldCount)
                .Select(fold => folds.Divide(labels, seed.Stream("split"), fold)).ToList();

            int[] all = [.. Enumerable.Range(0, labels.Length)];
            Assert.Equal(all, splits.SelectMany(split => split.Validation).Order());
            AssertEven(splits.Select(split => split.Validation.Length));
            foreach (var split in splits)
            {
                Assert.Equal(all.Except(split.Validation), split.Training);
            }
            for (var label = 0; label < classCount; label++)
            {
                AssertEven(splits.Select(split => split.Validation.Count(example => labels[example] == label)));
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20_240_601, 1).WithQuietOnSuccess(true));

    [Fact]
    public void Folds_OfAnotherSeed_AreOthers()
    {
        var folds = new Folds(5);

        Assert.NotEqual(Divide(folds, seed: 1).Validation, Divide(folds, seed: 2).Validation);
        Assert.NotEqual(Enumerable.Range(0, 200), Divide(folds, seed: 1).Validation);
    }

    [Fact]
    public void Folds_OfTooFewExamples_AreRefused()
    {
        var failure = Assert.Throws<ExperimentException>(
            () => new Folds(5).Divide(new byte[4], new RandomStream(1), fold: 1));

        Assert.Equal(FailureKind.Spec, failure.Kind);
        Assert.Contains("4 training examples do not fill 5 folds. Take fewer folds, or", failure.Message);
    }

    [Theory]
    [InlineData(4, 0.8, "a fraction of 0.8 of 4 training examples leaves 0 to train on and 4 to validate on. Change")]
    [InlineData(1, 0.2, "a fraction of 0.2 of 1 training examples leaves 0 to train on")]
    public void Fractions_OfTooFewExamples_AreRefused(int count, double fraction, string expected)
    {
        ValidationSpec[] specs = [new LastFraction(fraction), new RandomFraction(fraction)];
        foreach (var spec in specs)
        {
            var failure = Assert.Throws<ExperimentException>(
                () => spec.Divide(new byte[count], new RandomStream(1), fold: 1));

            Assert.Equal(FailureKind.Spec, failure.Kind);
            Assert.Contains(expected, failure.Message);
        }
    }

    private static byte[] Labels { get; } =
        [.. Enumerable.Range(0, 1000).Select(example => (byte)Math.Min(6, Math.Log2((example / 10) + 1)))];

    private static void AssertEven(IEnumerable<int> counts) => Assert.InRange(counts.Max() - counts.Min(), 0, 1);

    private static Split Divide(ValidationSpec spec, ulong seed) =>
        spec.Divide(Labels, new TrialSeed(seed).Stream("split"), fold: 1);
}
