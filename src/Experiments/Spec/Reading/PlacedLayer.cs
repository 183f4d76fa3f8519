using Experiments.Layers;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>A layer and where the file has it.</summary>
/// <param name="Layer">The layer; null where its settings could not be read.</param>
/// <param name="Mark">Where it stands.</param>
/// <param name="Path">Its path: model[3].conv2d.</param>
internal sealed record PlacedLayer(LayerSpec? Layer, Mark Mark, SpecPath Path)
{
    /// <summary>
    /// The layers inside it, part by part as in <see cref="LayerSpec.Parts"/>; empty where it has none.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<PlacedLayer>> Parts { get; init; } = [];

    /// <summary>Which repetition it stands in, from 1, the outermost first; empty where it stands in none.</summary>
    public IReadOnlyList<int> Repetition { get; init; } = [];
}
