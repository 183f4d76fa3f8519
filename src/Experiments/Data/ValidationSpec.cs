using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>Which training examples are held out to validate on.</summary>
public abstract record ValidationSpec
{
    /// <summary>Divides the training split.</summary>
    /// <param name="labels">The labels of the training split, after any limit.</param>
    /// <param name="stream">The stream named "split".</param>
    public abstract Split Divide(ReadOnlySpan<byte> labels, RandomStream stream);
}

/// <summary>Example numbers of the training split: those to train on and those to validate on.</summary>
public sealed record Split(int[] Training, int[] Validation);

/// <summary>Nothing is held out.</summary>
public sealed record NoValidation : ValidationSpec
{
    /// <inheritdoc/>
    public override Split Divide(ReadOnlySpan<byte> labels, RandomStream stream) =>
        new([.. Enumerable.Range(0, labels.Length)], []);
}

/// <summary>The last part, before any shuffling, as Keras's validation_split takes it.</summary>
/// <param name="Fraction">The share held out, between 0 and 1.</param>
public sealed record LastFraction(double Fraction) : ValidationSpec
{
    /// <inheritdoc/>
    public override Split Divide(ReadOnlySpan<byte> labels, RandomStream stream)
    {
        // Keras cuts at int(n * (1 - fraction)): floor in double arithmetic.
        var trainingCount = (int)(labels.Length * (1 - Fraction));
        return new([.. Enumerable.Range(0, trainingCount)], [.. Enumerable.Range(trainingCount, labels.Length - trainingCount)]);
    }
}
