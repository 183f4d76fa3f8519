using Experiments.Layers;
using Experiments.Models;

namespace Experiments.Benchmarks;

/// <summary>
/// Measures training, evaluation and peak memory of both sides in float32 and in bfloat16. Their rounds take turns, and
/// who begins changes, so that what the machine does besides meets all; the first round warms up and is not counted.
/// </summary>
internal static class ThroughputBenchmark
{
    private static readonly (string Name, Precision Precision)[] Precisions =
        [("float32", Precision.Full), ("bfloat16", Precision.Mixed)];

    public static IReadOnlyList<Measurement> Run(Subject subject, WorkOrder order, string python)
    {
        var sides = new List<Side>();
        try
        {
            foreach (var (_, precision) in Precisions)
            {
                var weights = new List<long>();
                foreach (var side in new[] { Side.Own(), Side.PyTorch(python) })
                {
                    sides.Add(side);
                    weights.Add(side.Ask<Ready>(Wire.Write(order with { Precision = precision })).ParameterCount);
                }
                if (weights.Distinct().Count() > 1)
                {
                    throw new InvalidOperationException(
                        $"The sides train different models: {string.Join(" and ", weights)} weights.");
                }
            }
            return [.. Measure(subject, order, sides)];
        }
        finally
        {
            sides.ForEach(side => side.Dispose());
        }
    }

    private static IEnumerable<Measurement> Measure(Subject subject, WorkOrder order, List<Side> sides)
    {
        // Ours and PyTorch's alternate: sides 0 and 1 in float32, 2 and 3 in bfloat16.
        IEnumerable<Measurement> Of(Measure measure, int round, IReadOnlyList<double> numbers) =>
            Precisions.Select((precision, pair) => new Measurement(
                subject.Spec.Name, order.Threads, precision.Name, measure, round,
                numbers[2 * pair], numbers[(2 * pair) + 1], numbers[1]));

        var rates = new List<double[]>();
        for (var round = 0; round < order.RoundCount; round++)
        {
            var times = new RoundTimes[sides.Count];
            for (var turn = 0; turn < sides.Count; turn++)
            {
                var next = (turn + round) % sides.Count;
                times[next] = sides[next].Ask<RoundTimes>(Wire.Round);
            }
            if (round == 0)
            {
                continue;
            }
            rates.Add([.. times.Select(time => order.TrainingCount / time.Training)]);
            foreach (var one in Of(Benchmarks.Measure.Training, round, rates[^1])
                .Concat(Of(
                    Benchmarks.Measure.Evaluation,
                    round,
                    [.. times.Select(time => order.EvaluationCount / time.Evaluation)])))
            {
                yield return one;
            }
        }
        var ends = sides.Select(side => side.Ask<Ended>(Wire.End)).ToList();

        // A gradient of the inputs and one of the weights take as many operations as going forward.
        var operations = 3 * 2.0
            * ModelSummary.Of(subject.Spec.Model, new(order.Shape[0], order.Shape[1], order.Shape[2])).MultiplyAdds;
        foreach (var (round, rate) in rates.Index())
        {
            var shares = rate.Select(
                (images, side) => 100 * images * operations / ends[side - (side % 2)].Limit!.Value);
            foreach (var one in Of(Benchmarks.Measure.TrainingShare, round + 1, [.. shares]))
            {
                yield return one;
            }
        }
        var peaks = ends.Select(end => end.PeakMemory).OfType<long>().Select(peak => peak / 1e6).ToList();
        if (peaks.Count == sides.Count)
        {
            foreach (var one in Of(Benchmarks.Measure.PeakMemory, 1, peaks))
            {
                yield return one;
            }
        }
    }
}
