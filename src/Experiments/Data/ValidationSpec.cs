using Experiments.Randomness;

namespace Experiments.Data;

/// <summary>Which training examples are held out to validate on.</summary>
public abstract record ValidationSpec
{
    /// <summary>How many ways there are to divide for one seed; each is a trial of its own. 1 but for folds.</summary>
    public virtual int FoldCount => 1;

    /// <summary>Divides the training split.</summary>
    /// <param name="labels">The labels of the training split, after any limit.</param>
    /// <param name="stream">The stream named "split"; the same for all folds of a seed.</param>
    /// <param name="fold">Which way to divide, from 1 to <see cref="FoldCount"/>.</param>
    /// <exception cref="ExperimentException">There are too few examples for both parts; kind Spec.</exception>
    public abstract Split Divide(ReadOnlySpan<byte> labels, RandomStream stream, int fold);

    /// <summary>
    /// How a training split of so many examples would be divided, were each class as frequent as the others: enough to
    /// know how many examples each part has.
    /// </summary>
    /// <param name="count">Examples, 1 or more.</param>
    /// <param name="classCount">Classes, 1 or more.</param>
    /// <exception cref="ExperimentException">There are too few examples for both parts; kind Spec.</exception>
    public Split DivideUnseen(int count, int classCount) => Divide(
        [.. Enumerable.Range(0, count).Select(index => (byte)(index % classCount))], new RandomStream(0), fold: 1);

    /// <summary>The examples class after class, those of one class in the order in which they come.</summary>
    private protected static int[] ByClass(int[] order, ReadOnlySpan<byte> labels)
    {
        var labelOf = labels.ToArray();
        return [.. order.OrderBy(example => labelOf[example])];
    }

    /// <summary>
    /// How many of the examples remain to train on, by Keras's rule: int(n * (1 - fraction)) in double arithmetic.
    /// </summary>
    private protected static int TrainingCount(int count, double fraction)
    {
        var training = (int)(count * (1 - fraction));
        return 0 < training && training < count
            ? training
            : throw new ExperimentException(
                FailureKind.Spec,
                $"data.validation: a fraction of {fraction} of {count} training examples leaves {training} to train " +
                $"on and {count - training} to validate on. Change the fraction, or raise data.limit.train.");
    }
}

/// <summary>
/// Example numbers of the training split: those to train on and those to validate on, each in ascending order.
/// </summary>
public sealed record Split(int[] Training, int[] Validation);

/// <summary>Nothing is held out.</summary>
public sealed record NoValidation : ValidationSpec
{
    /// <inheritdoc/>
    public override Split Divide(ReadOnlySpan<byte> labels, RandomStream stream, int fold) =>
        new([.. Enumerable.Range(0, labels.Length)], []);
}

/// <summary>The last part, before any shuffling, as Keras's validation_split takes it.</summary>
/// <param name="Fraction">The share held out, between 0 and 1.</param>
public sealed record LastFraction(double Fraction) : ValidationSpec
{
    /// <inheritdoc/>
    public override Split Divide(ReadOnlySpan<byte> labels, RandomStream stream, int fold)
    {
        var training = TrainingCount(labels.Length, Fraction);
        return new([.. Enumerable.Range(0, training)], [.. Enumerable.Range(training, labels.Length - training)]);
    }
}

/// <summary>A part drawn at random; another for each seed.</summary>
/// <param name="Fraction">The share held out, between 0 and 1.</param>
/// <param name="Stratified">
/// Whether every class gives its share: the count of each is then within one of the exact fraction. Default false.
/// </param>
public sealed record RandomFraction(double Fraction, bool Stratified = false) : ValidationSpec
{
    /// <inheritdoc/>
    public override Split Divide(ReadOnlySpan<byte> labels, RandomStream stream, int fold)
    {
        var count = labels.Length;
        long held = count - TrainingCount(count, Fraction);
        int[] order = [.. Enumerable.Range(0, count)];
        stream.Shuffle<int>(order);
        if (Stratified)
        {
            order = ByClass(order, labels);
        }

        // Takes at even distances: from a random order a random part, from one sorted by class the same share of each.
        var training = new List<int>(count);
        var validation = new List<int>((int)held);
        for (var place = 0; place < count; place++)
        {
            var isHeld = (place + 1) * held / count > place * held / count;
            (isHeld ? validation : training).Add(order[place]);
        }
        training.Sort();
        validation.Sort();
        return new([.. training], [.. validation]);
    }
}
