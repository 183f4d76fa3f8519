using System.Collections;

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
