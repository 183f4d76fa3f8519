namespace Experiments.Benchmarks;

/// <summary>
/// Measures training, evaluation and peak memory of both sides. Their rounds take turns, and who begins changes, so
/// that what the machine does besides meets both; the first round warms up and is not counted.
/// </summary>
internal static class ThroughputBenchmark
{
    public static IReadOnlyList<Measurement> Run(Subject subject, WorkOrder order, string python)
    {
        using var own = Side.Own();
        using var pyTorch = Side.PyTorch(python);
        var weights = (own.Ask<Ready>(Wire.Write(order)).ParameterCount, pyTorch.Ask<Ready>(Wire.Write(order)).ParameterCount);
        if (weights.Item1 != weights.Item2)
        {
            throw new InvalidOperationException($"The sides train different models: {weights.Item1} and {weights.Item2} weights.");
        }

        var measurements = new List<Measurement>();
        void Add(Measure measure, int round, double ours, double theirs) =>
            measurements.Add(new(subject.Spec.Name, order.Threads, measure, round, ours, theirs));
        for (var round = 0; round < order.RoundCount; round++)
        {
            var (ours, theirs) = Round(own, pyTorch, ownFirst: round % 2 == 0);
            if (round > 0)
            {
                Add(Measure.Training, round, order.TrainingCount / ours.Training, order.TrainingCount / theirs.Training);
                Add(Measure.Evaluation, round, order.EvaluationCount / ours.Evaluation, order.EvaluationCount / theirs.Evaluation);
            }
        }
        if ((own.Ask<Ended>(Wire.End).PeakMemory, pyTorch.Ask<Ended>(Wire.End).PeakMemory) is ({ } ownPeak, { } peak))
        {
            Add(Measure.PeakMemory, 1, ownPeak / 1e6, peak / 1e6);
        }
        return measurements;
    }

    private static (RoundTimes Ours, RoundTimes Theirs) Round(Side own, Side pyTorch, bool ownFirst)
    {
        if (ownFirst)
        {
            return (own.Ask<RoundTimes>(Wire.Round), pyTorch.Ask<RoundTimes>(Wire.Round));
        }
        var theirs = pyTorch.Ask<RoundTimes>(Wire.Round);
        return (own.Ask<RoundTimes>(Wire.Round), theirs);
    }
}
