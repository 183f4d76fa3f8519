using Experiments.Files;

namespace Experiments.Trials;

/// <summary>A number that two outcomes of a trial do not share.</summary>
/// <param name="Epoch">The epoch, from 1; null for what follows the last one.</param>
/// <param name="What">What it is: training_loss, test_accuracy, weights.</param>
/// <param name="First">What the first outcome has, as text.</param>
/// <param name="Second">What the second one has.</param>
public sealed record TrialDifference(int? Epoch, string What, string First, string Second);

/// <summary>What two outcomes of the same trial have in common, epoch by epoch.</summary>
/// <param name="First">The first number that differs in any bit; null where none does.</param>
/// <param name="FirstBeyond">The first one that differs by more than the tolerance; null where none does.</param>
/// <param name="Largest">
/// The largest difference of all, relative to numbers above 1; infinite where an outcome lacks what the other has.
/// </param>
public sealed record TrialComparison(TrialDifference? First, TrialDifference? FirstBeyond, double Largest)
{
    /// <summary>Compares all but the times.</summary>
    /// <param name="first">One outcome.</param>
    /// <param name="second">Another one.</param>
    /// <param name="tolerance">What numbers may differ by: absolutely up to 1, relatively above.</param>
    public static TrialComparison Between(TrialOutcome first, TrialOutcome second, double tolerance)
    {
        TrialDifference? any = null;
        TrialDifference? beyond = null;
        var largest = 0.0;
        var (left, right) = (Facts(first).ToList(), Facts(second).ToList());
        for (var index = 0; index < Math.Max(left.Count, right.Count) && beyond is null; index++)
        {
            var (epoch, what, one) = index < left.Count ? left[index] : right[index] with { Value = null };
            var other = index < right.Count && (right[index].Epoch, right[index].What) == (epoch, what)
                ? right[index].Value : null;
            if (Equals(one, other))
            {
                continue;
            }
            var difference = new TrialDifference(epoch, what, Text(one), Text(other));
            var distance = Distance(one, other);
            largest = Math.Max(largest, distance);
            any ??= difference;
            beyond = distance > tolerance ? difference : null;
        }
        return new(any, beyond, largest);
    }

    // All that a trial gave, in the order in which it came about; texts and numbers.
    private static IEnumerable<(int? Epoch, string What, object? Value)> Facts(TrialOutcome outcome)
    {
        foreach (var epoch in outcome.Epochs)
        {
            yield return (epoch.Epoch, "training_loss", epoch.TrainingLoss);
            yield return (epoch.Epoch, "training_accuracy", epoch.TrainingAccuracy);
            yield return (epoch.Epoch, "validation_loss", epoch.ValidationLoss);
            yield return (epoch.Epoch, "validation_accuracy", epoch.ValidationAccuracy);
            yield return (epoch.Epoch, "learning_rate", epoch.LearningRate);
        }
        yield return (null, "epochs", (double)outcome.Epochs.Count);
        yield return (null, "status", TrialFile.Word(outcome.Status));
        yield return (null, "reason", outcome.Reason);
        yield return (null, "restored_epoch", (double?)outcome.RestoredEpoch);
        yield return (null, "test_loss", outcome.TestLoss);
        yield return (null, "test_accuracy", outcome.TestAccuracy);
        if (outcome.PlainTestAccuracy is { } plain)
        {
            yield return (null, "plain_test_accuracy", plain);
        }
    }

    private static double Distance(object? one, object? other)
    {
        var distance = one is double left && other is double right
            ? Math.Abs(left - right) / Math.Max(1, Math.Abs(left))
            : double.PositiveInfinity;
        return double.IsNaN(distance) ? double.PositiveInfinity : distance;
    }

    private static string Text(object? value) => value switch
    {
        null => "none",
        double number => CsvFile.Cell(number),
        _ => value.ToString()!,
    };
}
