using Experiments.Models;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>A copy of all numbers of a model: weights and running means.</summary>
internal sealed class WeightCopy : IDisposable
{
    private readonly List<Tensor> _numbers;

    /// <summary>The numbers that a model has now.</summary>
    public WeightCopy(CompiledModel model)
    {
        using var scope = NewDisposeScope();
        _numbers = [.. NumbersOf(model).Select(tensor => tensor.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>All numbers of a model, always in the same order.</summary>
    public static IEnumerable<Tensor> NumbersOf(CompiledModel model) => [.. model.parameters(), .. model.buffers()];

    /// <summary>Writes them.</summary>
    public void Write(Stream stream) => TensorStream.Write(stream, _numbers);

    /// <summary>Takes over what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was written for another model.</exception>
    public void Read(Stream stream) => TensorStream.Read(stream, _numbers);

    /// <summary>Takes over the numbers that a model has now.</summary>
    public void Take(CompiledModel model) => Each(model, (own, other) => own.copy_(other));

    /// <summary>Gives a model these numbers.</summary>
    public void Give(CompiledModel model) => Each(model, (own, other) => other.copy_(own));

    /// <summary>Gives a model these numbers and takes over those it has.</summary>
    public void Exchange(CompiledModel model) => Each(model, (own, other) =>
    {
        using var between = own.clone();
        own.copy_(other);
        other.copy_(between);
    });

    /// <summary>Moves every number towards the one that a model has now; one that is no fraction becomes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="share">How much of the way, 0 to 1.</param>
    public void MoveTowards(CompiledModel model, double share) => Each(model, (own, other) =>
    {
        if (own.is_floating_point())
        {
            own.mul_(1 - share).add_(other, share);
        }
        else
        {
            own.copy_(other);
        }
    });

    /// <inheritdoc/>
    public void Dispose() => _numbers.ForEach(tensor => tensor.Dispose());

    private void Each(CompiledModel model, Action<Tensor, Tensor> change)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (own, other) in _numbers.Zip(NumbersOf(model)))
        {
            change(own, other);
        }
    }
}
