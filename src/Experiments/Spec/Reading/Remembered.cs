using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// A rule that reads a piece of a file once for all variants that leave it as it is. Only for values that depend on
/// nothing but their own text and the conventions.
/// </summary>
/// <param name="rule">Reads the value.</param>
internal sealed class Remembered<T>(ValueRule<T> rule) : ValueRule<T>
{
    /// <inheritdoc/>
    public override string Expected => rule.Expected;

    /// <inheritdoc/>
    public override JsonObject Schema => rule.Schema;

    /// <inheritdoc/>
    public override IReadOnlyList<Field> Fields => rule.Fields;

    /// <inheritdoc/>
    public override ICatalogue? Catalogue => rule.Catalogue;

    /// <inheritdoc/>
    public override bool IsWhole => rule.IsWhole;

    /// <inheritdoc/>
    protected override T? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (reading.Memory is not { } memory)
        {
            return rule.Read(node, path, reading);
        }
        if (memory.TryGetValue((node, reading.Conventions), out var known))
        {
            return (T?)known;
        }
        var before = reading.FailureCount;
        var value = rule.Read(node, path, reading);
        if (reading.FailureCount == before)
        {
            memory[(node, reading.Conventions)] = value;
        }
        return value;
    }
}

/// <summary>
/// What was read of which nodes, under whose defaults; nodes count as the same only where they are one object.
/// </summary>
internal sealed class ReadingMemory()
    : Dictionary<(YamlNode Node, Conventions Conventions), object?>(new SameNode())
{
    private sealed class SameNode : IEqualityComparer<(YamlNode Node, Conventions Conventions)>
    {
        public bool Equals((YamlNode Node, Conventions Conventions) x, (YamlNode Node, Conventions Conventions) y) =>
            ReferenceEquals(x.Node, y.Node) && ReferenceEquals(x.Conventions, y.Conventions);

        public int GetHashCode((YamlNode Node, Conventions Conventions) obj) =>
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Node);
    }
}
