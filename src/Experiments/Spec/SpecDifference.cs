namespace Experiments.Spec;

/// <summary>A value that two experiments do not share.</summary>
/// <param name="Path">Its dotted path, layers by their names: training.epochs, model.conv2d_1.filters.</param>
/// <param name="Old">The value of the first one as YAML; null where it has none.</param>
/// <param name="New">The value of the second one as YAML; null where it has none.</param>
public sealed record SpecDifference(string Path, string? Old, string? New)
{
    /// <summary>As training.epochs: 2 -> 3.</summary>
    public override string ToString() => $"{Path}: {Old ?? "none"} -> {New ?? "none"}";
}
