namespace Experiments.Metrics;

/// <summary>What one model says of some examples.</summary>
public sealed class Answers
{
    private readonly Lazy<double[]> _probabilities;
    private readonly Lazy<int[]> _predicted;

    /// <param name="classCount">How many classes there are, 2 or more.</param>
    /// <param name="examples">The examples' numbers in their split.</param>
    /// <param name="labels">The class that each is said to be of.</param>
    /// <param name="logits">[examples, classes], row by row.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public Answers(int classCount, IReadOnlyList<int> examples, IReadOnlyList<int> labels, IReadOnlyList<float> logits)
    {
        if (examples.Count != labels.Count || logits.Count != (long)examples.Count * classCount)
        {
            throw new ArgumentException(
                $"There are {examples.Count} examples, {labels.Count} labels and {logits.Count} logits of {classCount} "
                + "classes.");
        }
        ClassCount = classCount;
        Examples = examples;
        Labels = labels;
        _probabilities = new(() => Softmax(logits, classCount));
        _predicted = new(() => Largest(Probabilities, classCount));
    }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>The examples' numbers in their split.</summary>
    public IReadOnlyList<int> Examples { get; }

    /// <summary>The class that each example is said to be of.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>[examples, classes], row by row; a row adds up to 1.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities.Value;

    /// <summary>The most probable class of each example; the first of several.</summary>
    public IReadOnlyList<int> Predicted => _predicted.Value;

    /// <summary>Share of examples predicted rightly, 0 to 1.</summary>
    public double Accuracy => AccuracyOf(Predicted, Labels);

    /// <summary>Share of predictions that are the label, 0 to 1.</summary>
    internal static double AccuracyOf(IReadOnlyList<int> predicted, IReadOnlyList<int> labels) =>
        (double)predicted.Zip(labels).Count(pair => pair.First == pair.Second) / labels.Count;

    /// <summary>The column of each row's largest number; the first of several.</summary>
    internal static int[] Largest(ReadOnlySpan<double> rows, int width)
    {
        var columns = new int[rows.Length / width];
        for (var row = 0; row < columns.Length; row++)
        {
            var numbers = rows.Slice(row * width, width);
            var largest = 0;
            for (var column = 1; column < width; column++)
            {
                largest = numbers[column] > numbers[largest] ? column : largest;
            }
            columns[row] = largest;
        }
        return columns;
    }

    private static double[] Softmax(IReadOnlyList<float> logits, int width)
    {
        var probabilities = new double[logits.Count];
        for (var start = 0; start < probabilities.Length; start += width)
        {
            // Less the largest, so that no exponential is infinite.
            var largest = logits[start];
            for (var place = start; place < start + width; place++)
            {
                largest = Math.Max(largest, logits[place]);
            }
            var sum = 0.0;
            for (var place = start; place < start + width; place++)
            {
                sum += probabilities[place] = Math.Exp((double)logits[place] - largest);
            }
            for (var place = start; place < start + width; place++)
            {
                probabilities[place] /= sum;
            }
        }
        return probabilities;
    }
}
