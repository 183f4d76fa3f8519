using Experiments.Layers;

namespace Experiments.Models;

/// <summary>
/// What can be said of a model without building it: a row a layer, as executed, and the totals. Layers inside a layer
/// have rows before its own, under the names that their weights have (residual_1.conv2d_2). Runs no torch code.
/// </summary>
/// <param name="Rows">The layers in order; what a row counts is counted in no other.</param>
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Rows)
{
    /// <summary>How many numbers training adjusts.</summary>
    public long ParameterCount => Rows.Sum(row => row.ParameterCount);

    /// <summary>Multiply-adds of one example's forward pass through convolutions and matrix products.</summary>
    public long MultiplyAdds => Rows.Sum(row => row.MultiplyAdds);

    /// <summary>
    /// An estimate of what training keeps of one example for the gradients, in bytes: everything that a layer gives, at
    /// four bytes a number. Weights, and copies that libtorch makes on its way, come on top.
    /// </summary>
    public long ActivationBytes => Rows.Sum(row => row.ActivationBytes);

    /// <summary>
    /// The most numbers of one example that are there at once: what a layer takes and gives, and what waits meanwhile.
    /// </summary>
    public long LargestActivation { get; private init; }

    /// <summary>Walks through the layers.</summary>
    /// <param name="layers">The layers, known to fit one another.</param>
    /// <param name="input">The shape of an image.</param>
    public static ModelSummary Of(IReadOnlyList<LayerSpec> layers, Shape input)
    {
        var walk = new Walk();
        walk.Through(new(layers), "", input, ReceptiveField.Input, waiting: 0);
        return new(walk.Rows) { LargestActivation = walk.Largest };
    }

    private sealed class Walk
    {
        public List<LayerSummary> Rows { get; } = [];

        public long Largest { get; private set; }

        /// <param name="layers">The layers.</param>
        /// <param name="prefix">What stands before their names.</param>
        /// <param name="input">The shape that comes in.</param>
        /// <param name="field">What a position of it sees.</param>
        /// <param name="waiting">Numbers that are kept for later, the input aside.</param>
        public void Through(LayerStack layers, string prefix, Shape input, ReceptiveField field, long waiting)
        {
            // Inside another layer, the input itself is kept too once the first layer has used it.
            var kept = prefix.Length == 0 ? 0 : input.Size;
            foreach (var (layer, shape) in layers.Steps(input))
            {
                var inside = waiting + (ReferenceEquals(shape, input) ? 0 : kept);
                var done = 0L;
                foreach (var (name, part) in layer.Parts)
                {
                    Through(
                        part,
                        $"{prefix}{layer.Name}.{(name.Length == 0 ? "" : name + ".")}",
                        shape,
                        field,
                        inside + done);
                    done += part.Count == 0 ? 0 : part.OutputShape(shape).Size;
                }
                var output = layer.OutputShape(shape);
                field = layer.Widen(field);
                var isWhole = layer.Parts.Count == 0;
                Rows.Add(new(
                    prefix + layer.Name,
                    layer.Kind,
                    output,
                    isWhole ? layer.ParameterCount(shape) : 0,
                    isWhole ? layer.MultiplyAdds(shape) : 0,
                    field));
                Largest = Math.Max(Largest, inside + done + shape.Size + output.Size);
            }
        }
    }
}

/// <summary>A layer of a <see cref="ModelSummary"/>.</summary>
/// <param name="Name">The layer's name: conv2d_1, or residual_1.conv2d_1 inside another layer.</param>
/// <param name="Kind">The layer's kind: conv2d.</param>
/// <param name="OutputShape">What comes out for one example.</param>
/// <param name="ParameterCount">
/// How many numbers training adjusts; 0 for a layer whose weights are those of the layers inside.
/// </param>
/// <param name="MultiplyAdds">
/// Of one example's forward pass through convolutions and matrix products, counted as the weights are.
/// </param>
/// <param name="ReceptiveField">The input pixels that one output position sees.</param>
public sealed record LayerSummary(
    string Name, string Kind, Shape OutputShape, long ParameterCount, long MultiplyAdds, ReceptiveField ReceptiveField)
{
    /// <summary>
    /// What the layer gives for one example, in bytes; 0 for flatten, which gives the same numbers in another shape.
    /// </summary>
    public long ActivationBytes => Kind == Flatten.KindName ? 0 : sizeof(float) * (long)OutputShape.Size;
}
