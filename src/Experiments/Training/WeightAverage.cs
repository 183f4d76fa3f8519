using Experiments.Models;

namespace Experiments.Training;

/// <summary>
/// The exponential moving average of a model's weights over its steps. Running means of normalizations are averaged
/// like weights, so that they suit them. The average is corrected for its start, as Adam's means are: after t steps the
/// weights of step i count decay^(t - i), and the initial ones not at all.
/// </summary>
/// <param name="model">The model, before its first step.</param>
/// <param name="decay">How slowly the average changes, between 0 and 1.</param>
internal sealed class WeightAverage(CompiledModel model, double decay) : IDisposable
{
    private readonly WeightCopy _average = new(model);

    /// <summary>Counts in the weights that a step gave.</summary>
    /// <param name="stepsDone">Steps of the whole training so far, this one included: 1 or more.</param>
    public void Add(long stepsDone) =>
        _average.MoveTowards(model, (1 - decay) / (1 - Math.Pow(decay, stepsDone)));

    /// <summary>Puts the average in the model and keeps the weights that train; the next call puts them back.</summary>
    public void Exchange() => _average.Exchange(model);

    /// <summary>Writes the average, which must not be in the model.</summary>
    public void Write(Stream stream) => _average.Write(stream);

    /// <summary>Takes over what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was written for another model.</exception>
    public void Read(Stream stream) => _average.Read(stream);

    /// <inheritdoc/>
    public void Dispose() => _average.Dispose();
}
