namespace Experiments.Metrics;

/// <summary>How often each class was predicted for each label.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    private ConfusionMatrix(int[,] counts) => _counts = counts;

    /// <summary>How many classes there are.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>How many examples of a label were predicted to be of a class.</summary>
    public int this[int label, int predicted] => _counts[label, predicted];

    /// <summary>How many examples there are.</summary>
    public int Count => _counts.Cast<int>().Sum();

    /// <summary>Each class by itself, in their order.</summary>
    public IReadOnlyList<ClassQuality> Classes =>
    [
        .. Enumerable.Range(0, ClassCount).Select(own => new ClassQuality(
            Right: _counts[own, own],
            Labeled: Enumerable.Range(0, ClassCount).Sum(predicted => _counts[own, predicted]),
            Predicted: Enumerable.Range(0, ClassCount).Sum(label => _counts[label, own]))),
    ];

    /// <summary>Counts labels and predictions.</summary>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="answers">Label and predicted class of each example, both below the number of classes.</param>
    public static ConfusionMatrix Of(int classCount, IEnumerable<(int Label, int Predicted)> answers)
    {
        var counts = new int[classCount, classCount];
        foreach (var (label, predicted) in answers)
        {
            counts[label, predicted]++;
        }
        return new(counts);
    }
}

/// <summary>How well a model knows one class.</summary>
/// <param name="Right">Examples of the class that it predicts to be so.</param>
/// <param name="Labeled">Examples of the class.</param>
/// <param name="Predicted">Examples that it predicts to be of the class.</param>
public readonly record struct ClassQuality(int Right, int Labeled, int Predicted)
{
    /// <summary>The share of its predictions of the class that are right; null where there are none.</summary>
    public double? Precision => Predicted == 0 ? null : (double)Right / Predicted;

    /// <summary>The share of the class that it finds; null where there is none of it.</summary>
    public double? Recall => Labeled == 0 ? null : (double)Right / Labeled;

    /// <summary>The harmonic mean of the two; null where the class neither occurs nor is predicted.</summary>
    public double? F1 => Labeled + Predicted == 0 ? null : 2.0 * Right / (Labeled + Predicted);
}
