namespace Experiments.Spec;

/// <summary>A value of a checked spec, and where it comes from.</summary>
/// <param name="Path">
/// Its path, layers by their names as they are executed: training.optimizer.adam.epsilon, model.conv2d_1.filters.
/// </param>
/// <param name="Value">The value as YAML.</param>
/// <param name="Origin">
/// Where it comes from, in words: a place in a file, the command line, or the default that applies.
/// </param>
/// <param name="IsDefault">Whether nobody wrote it.</param>
public sealed record ExplainedValue(string Path, string Value, string Origin, bool IsDefault)
{
    /// <summary>The path in the file where that differs: model[0].conv2d.filters; else the same as the path.</summary>
    public required string WrittenPath { get; init; }
}
