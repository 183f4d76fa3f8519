using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>The parent of a file, which is merged in before anything is read.</summary>
internal sealed class ParentRule : ValueRule<string>
{
    /// <summary>What belongs there.</summary>
    public const string Wanted = "the path of an experiment file";

    /// <inheritdoc/>
    public override string Expected => Wanted;

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "string" };

    /// <inheritdoc/>
    protected override string? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        // What stands in a file is gone by now.
        reading.Fail(node.Mark, path, "parents are merged before anything is overridden. Write extends in the file.");
        return null;
    }
}
