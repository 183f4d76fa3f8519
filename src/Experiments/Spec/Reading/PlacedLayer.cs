using Experiments.Layers;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>A layer and where the file has it.</summary>
/// <param name="Layer">The layer; null where its settings could not be read.</param>
/// <param name="Mark">Where it stands.</param>
/// <param name="Path">Its path: model[3].conv2d.</param>
internal sealed record PlacedLayer(LayerSpec? Layer, Mark Mark, SpecPath Path);
