using Experiments.Layers;

namespace Experiments.Models;

/// <summary>What can be said of a model without building it: a row a layer, as executed, and the totals. Runs no torch code.</summary>
/// <param name="Rows">The layers in order.</param>
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Rows)
{
    /// <summary>How many numbers training adjusts.</summary>
    public long ParameterCount => Rows.Sum(row => row.ParameterCount);

    /// <summary>Multiply-adds of one example's forward pass through convolutions and matrix products.</summary>
    public long MultiplyAdds => Rows.Sum(row => row.MultiplyAdds);

    /// <summary>The most numbers of one example that a layer takes and gives together.</summary>
    public long LargestActivation { get; private init; }

    /// <summary>Walks through the layers.</summary>
    /// <param name="layers">The layers, known to fit one another.</param>
    /// <param name="input">The shape of an image.</param>
    public static ModelSummary Of(IReadOnlyList<LayerSpec> layers, Shape input)
    {
        var rows = new List<LayerSummary>();
        var largest = 0L;
        var shape = input;
        var field = ReceptiveField.Input;
        foreach (var layer in layers)
        {
            var output = layer.OutputShape(shape);
            field = layer.Widen(field);
            rows.Add(new(
                layer.Name,
                layer.Kind,
                output,
                layer.ParameterCount(shape),
                layer.MultiplyAdds(shape),
                field));
            largest = Math.Max(largest, shape.Size + output.Size);
            shape = output;
        }
        return new(rows) { LargestActivation = largest };
    }
}

/// <summary>A layer of a <see cref="ModelSummary"/>.</summary>
/// <param name="Name">The layer's name: conv2d_1.</param>
/// <param name="Kind">The layer's kind: conv2d.</param>
/// <param name="OutputShape">What comes out for one example.</param>
/// <param name="ParameterCount">How many numbers training adjusts.</param>
/// <param name="MultiplyAdds">Of one example's forward pass through convolutions and matrix products.</param>
/// <param name="ReceptiveField">The input pixels that one output position sees.</param>
public sealed record LayerSummary(
    string Name, string Kind, Shape OutputShape, long ParameterCount, long MultiplyAdds, ReceptiveField ReceptiveField);
