using System.Collections;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Layers one after the other, known to fit; equal to another stack of equal layers.</summary>
public sealed class LayerStack(IReadOnlyList<LayerSpec> layers) : IReadOnlyList<LayerSpec>, IEquatable<LayerStack>
{
    /// <inheritdoc/>
    public int Count => layers.Count;

    /// <inheritdoc/>
    public LayerSpec this[int index] => layers[index];

    /// <summary>The shape that comes out of the last layer; the input's where there are none.</summary>
    public Shape OutputShape(Shape input) => layers.Aggregate(input, (shape, layer) => layer.OutputShape(shape));

    /// <summary>How many numbers training adjusts.</summary>
    public long ParameterCount(Shape input) => Steps(input).Sum(step => step.Layer.ParameterCount(step.Input));

    /// <summary>Multiply-adds of one example's forward pass through convolutions and matrix products.</summary>
    public long MultiplyAdds(Shape input) => Steps(input).Sum(step => step.Layer.MultiplyAdds(step.Input));

    /// <summary>What one output position sees of the model's input.</summary>
    public ReceptiveField Widen(ReceptiveField input) => layers.Aggregate(input, (field, layer) => layer.Widen(field));

    /// <summary>Whether nothing below 0 can come out.</summary>
    public bool IsNonNegative(bool input) => layers.Aggregate(input, (known, layer) => layer.IsNonNegative(known));

    /// <summary>Whether nothing but zeros can come out before anything is learnt.</summary>
    public bool StartsAtZero(bool input) => layers.Aggregate(input, (known, layer) => layer.StartsAtZero(known));

    /// <summary>The modules of the layers, under their names.</summary>
    public IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> ToModules(Shape input) =>
        [.. Steps(input).Select(step => (step.Layer.Name, step.Layer.ToModule(step.Input)))];

    /// <summary>As an experiment file writes it, on one line: [{relu: {name: relu_1}}].</summary>
    public string ToText() => $"[{string.Join(", ", layers.Select(layer => layer.ToText()))}]";

    /// <summary>Each layer with the shape that comes into it.</summary>
    public IEnumerable<(LayerSpec Layer, Shape Input)> Steps(Shape input)
    {
        var shape = input;
        foreach (var layer in layers)
        {
            yield return (layer, shape);
            shape = layer.OutputShape(shape);
        }
    }

    /// <summary>Every layer that computes something itself, with the name that its module has in the model's.</summary>
    /// <param name="prefix">What the names start with; empty for a model's own layers.</param>
    public IEnumerable<(string Path, LayerSpec Layer)> Leaves(string prefix = "") => layers.SelectMany(layer =>
        layer.Parts.Count == 0
            ? [(prefix + layer.Name, layer)]
            : layer.Parts.SelectMany(part => part.Layers.Leaves(
                $"{prefix}{layer.Name}.{(part.Name.Length == 0 ? "" : part.Name + ".")}")));

    /// <inheritdoc/>
    public bool Equals(LayerStack? other) => other is not null && layers.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LayerStack);

    /// <inheritdoc/>
    public override int GetHashCode() => layers.Aggregate(17, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<LayerSpec> GetEnumerator() => layers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
