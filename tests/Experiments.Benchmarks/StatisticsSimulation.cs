using Experiments.Metrics;
using Experiments.Randomness;
using static System.FormattableString;

namespace Experiments.Benchmarks;

/// <summary>How often something came out of simulated experiments.</summary>
/// <param name="What">What was counted.</param>
/// <param name="Runs">Simulated experiments.</param>
/// <param name="Count">Those in which it was so.</param>
/// <param name="Most">How often it may be at most, as a share; null where that is not bounded.</param>
/// <param name="Least">How often it must be at least; null where that is not bounded.</param>
internal sealed record SimulatedRate(string What, int Runs, int Count, double? Most, double? Least)
{
    // What chance alone exceeds once in 700 rates.
    private const double Tolerance = 3;

    /// <summary>The share of the experiments.</summary>
    public double Rate => (double)Count / Runs;

    /// <summary>
    /// The standard deviation that the rate has by chance, since the experiments are no more than these.
    /// </summary>
    public double Error => Math.Sqrt(Math.Max(Rate * (1 - Rate), 1.0 / Runs) / Runs);

    /// <summary>Whether the rate lies beyond its bound by more than chance explains.</summary>
    public bool IsBeyond => Rate - (Tolerance * Error) > Most || Rate + (Tolerance * Error) < Least;
}

/// <summary>
/// Experiments whose truth is known, judged as the program judges real ones: how often it finds a difference where
/// there is none, and how often one that is there. Accuracies are those of whole numbers of test images, with a part
/// that both variants of a seed share and one of each trial's own.
/// </summary>
/// <param name="runs">Experiments of each kind.</param>
/// <param name="seed">Where the random numbers start.</param>
internal sealed class StatisticsSimulation(int runs, ulong seed)
{
    private const double FalseAlarms = Verdict.FalseAlarms;
    private const double Accuracy = 0.99;
    private const double SeedSpread = 0.0006;
    private const double TrialSpread = 0.0008;
    private const int TestImages = 10_000;

    /// <summary>Simulates all kinds and prints a table.</summary>
    /// <returns>Whether every rate lies within its bounds.</returns>
    public static bool Run(TextWriter output)
    {
        const int Runs = 100_000;
        output.WriteLine(
            Invariant($"{Runs:#,0} simulated experiments of each kind, accuracies near {Accuracy}, seed 1."));
        output.WriteLine($"{"",-78}{"Rate",8}  {"Error",8}  {"Bound",9}");
        var rates = new StatisticsSimulation(Runs, seed: 1).Rates().ToList();
        foreach (var rate in rates)
        {
            var bound = rate.Most is { } most
                ? Invariant($"<= {most:0.0%}")
                : rate.Least is { } least ? Invariant($">= {least:0.0%}") : "";
            output.WriteLine(
                Invariant($"{rate.What,-78}{rate.Rate,8:0.00%}  {rate.Error,8:0.00%}  {bound,9}")
                + (rate.IsBeyond ? "  BEYOND" : ""));
        }
        return rates.TrueForAll(rate => !rate.IsBeyond);
    }

    /// <summary>The rates, kind after kind; each kind has a random stream of its own.</summary>
    public IEnumerable<SimulatedRate> Rates()
    {
        foreach (var seeds in (int[])[2, 3, 5, 10])
        {
            yield return False($"No difference, {seeds} seeds: a verdict", $"verdict {seeds}", stream =>
                Judge(Pairs(stream, seeds, 0)).IsClear);
        }
        yield return False(
            "No difference, 5 seeds, 1,000 test images, so that many are equal: a verdict", "coarse", stream =>
            Judge(Pairs(stream, 5, 0, testImages: 1000)).IsClear);
        yield return False("No difference, 10 seeds: the permutation test below 5 %", "permutation", stream =>
            PairedComparison.Of(Pairs(stream, 10, 0))!.PermutationPValue < FalseAlarms);
        yield return False("No difference among 6 variants, 5 seeds: any verdict (Holm)", "holm", stream =>
            Leaderboard.Of(Contestants(stream, [0, 0, 0, 0, 0, 0])).Verdicts.Any(verdict => verdict.IsClear));
        yield return False(
            "One of 6 variants better by 0.3 points: any verdict on the others", "holm, one better", stream =>
            Leaderboard.Of(Contestants(stream, [0.003, 0, 0, 0, 0, 0])).Verdicts
                .Any(verdict => verdict.IsClear && verdict.First != "0" && verdict.Second != "0"));
        yield return False("No difference on 1,000 images: McNemar's test below 5 %", "mcnemar", stream =>
            Disagreements(stream, 1000, 0.01, 0.01).PValue < FalseAlarms);
        yield return False("95 % interval of 5 trials: misses the true mean", "estimate", stream =>
            Estimate.Of(Enumerable.Range(0, 5).Select(_ => Accuracy + (TrialSpread * stream.NextNormal())))!
                .Interval is { } interval
            && !(interval.Low <= Accuracy && Accuracy <= interval.High));

        // Wilson's interval is near to 95 % in the mean over accuracies; at a single one whole numbers put it off.
        yield return Rate(
            "95 % interval of an accuracy on 10,000 images: misses the true one",
            "wilson", most: 0.055, least: null, stream =>
        {
            var truth = stream.NextDouble(0.9, 0.999);
            var interval = new Proportion(Draws(stream, TestImages, truth), TestImages).Wilson();
            return truth < interval.Low || interval.High < truth;
        });
        foreach (var seeds in (int[])[3, 5, 10])
        {
            yield return Rate(
                $"Better by 0.2 points, {seeds} seeds: found", $"power {seeds}", most: null, least: null, stream =>
                Judge(Pairs(stream, seeds, 0.002)).Better == "first");
        }
        yield return False("Better by 0.2 points, 5 seeds: the worse one is said to be better", "wrong", stream =>
            Judge(Pairs(stream, 5, 0.002)).Better == "second");
        var needed = Needed(0.001);
        yield return Rate(
            $"Better by 0.1 points, the {needed} seeds that a verdict asks for: found",
            "needed", most: null, least: 0.78, stream =>
            Judge(Pairs(stream, needed, 0.001)).Better == "first");
        yield return Rate(
            "1 % against 2.5 % wrong alone on 1,000 images: McNemar finds it",
            "mcnemar power", most: null, least: null, stream =>
            Disagreements(stream, 1000, 0.01, 0.025).PValue < FalseAlarms);
    }

    private SimulatedRate False(string what, string name, Func<RandomStream, bool> occurs) =>
        Rate(what, name, FalseAlarms, null, occurs);

    private SimulatedRate Rate(string what, string name, double? most, double? least, Func<RandomStream, bool> occurs)
    {
        var stream = new TrialSeed(seed).Stream($"simulation/{name}");
        return new(what, runs, Enumerable.Range(0, runs).Count(_ => occurs(stream)), most, least);
    }

    private static Verdict Judge(IEnumerable<(double First, double Second)> pairs)
    {
        var comparison = PairedComparison.Of(pairs)!;
        return new("first", "second", comparison, comparison.PValue);
    }

    // As many as the verdict on a long experiment asks for.
    private int Needed(double difference) =>
        PairedComparison.Of(Pairs(new TrialSeed(seed).Stream("simulation/spread"), 2000, 0))!
            .PairsToSee(difference)!.Value;

    private static List<(double First, double Second)> Pairs(
        RandomStream stream, int seeds, double difference, int testImages = TestImages) =>
    [
        .. Enumerable.Range(0, seeds).Select(_ =>
        {
            var shared = Accuracy + (SeedSpread * stream.NextNormal());
            return (Measured(stream, shared + difference, testImages), Measured(stream, shared, testImages));
        }),
    ];

    private static IEnumerable<Contestant> Contestants(RandomStream stream, double[] lead)
    {
        double[] shared = [.. Enumerable.Range(0, 5).Select(_ => Accuracy + (SeedSpread * stream.NextNormal()))];
        return lead.Select((ahead, index) => new Contestant(
            Invariant($"{index}"),
            shared.Index().ToDictionary(
                entry => ((ulong)entry.Index, (int?)null), entry => Measured(stream, entry.Item + ahead, TestImages))));
    }

    // A share of whole images.
    private static double Measured(RandomStream stream, double accuracy, int testImages) =>
        Math.Clamp(Math.Round((accuracy + (TrialSpread * stream.NextNormal())) * testImages), 0, testImages)
            / testImages;

    private static McNemar Disagreements(RandomStream stream, int images, double firstWrong, double secondWrong)
    {
        var (first, second) = (0, 0);
        for (var image = 0; image < images; image++)
        {
            var place = stream.NextDouble();
            second += place < firstWrong ? 1 : 0;
            first += place >= 1 - secondWrong ? 1 : 0;
        }
        return new(first, second);
    }

    // How many of some images are right, each with the same chance.
    private static int Draws(RandomStream stream, int count, double share)
    {
        var hits = 0;
        for (var draw = 0; draw < count; draw++)
        {
            hits += stream.NextDouble() < share ? 1 : 0;
        }
        return hits;
    }
}
