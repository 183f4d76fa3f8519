using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>What may stand at a place of an experiment file, told to a reader of the reference.</summary>
internal interface IValueRule
{
    /// <summary>What belongs there, as messages and the reference say it: an integer from 1 to 100.</summary>
    string Expected { get; }

    /// <summary>
    /// The values that belong there, as a JSON Schema; made new at every call. That a variable may stand in their place
    /// is added where the rule is used. It may take more than the rule does, but must refuse nothing that the rule
    /// takes.
    /// </summary>
    JsonObject Schema { get; }

    /// <summary>The fields of the map that belongs there; empty where none does.</summary>
    IReadOnlyList<Field> Fields { get; }

    /// <summary>The kinds one of which belongs there; null where none does.</summary>
    ICatalogue? Catalogue { get; }

    /// <summary>
    /// Whether a file replaces its parent's value as a whole, since the value's fields exclude each other.
    /// </summary>
    bool IsWhole { get; }
}

/// <summary>What may stand at a place of an experiment file, and how it is read.</summary>
internal abstract class ValueRule<T> : IValueRule
{
    /// <inheritdoc/>
    public abstract string Expected { get; }

    /// <inheritdoc/>
    public abstract JsonObject Schema { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<Field> Fields => [];

    /// <inheritdoc/>
    public virtual ICatalogue? Catalogue => null;

    /// <inheritdoc/>
    public virtual bool IsWhole => false;

    /// <summary>Reads the value; where it does not belong there, reports that and gives the type's default.</summary>
    public T? Read(YamlNode node, SpecPath path, SpecReading reading)
    {
        switch (node)
        {
            case BrokenNode:
                reading.FailAgain();
                return default;
            case ScalarNode { IsNull: true }:
                reading.Fail(node.Mark, path, $"has no value. {Sentence.Capital(Expected)} belongs here.");
                return default;
            default:
                return ReadValue(node, path, reading);
        }
    }

    /// <summary>Reads a value that is there.</summary>
    protected abstract T? ReadValue(YamlNode node, SpecPath path, SpecReading reading);

    /// <summary>Reports that something else belongs there.</summary>
    /// <param name="node">What was found.</param>
    /// <param name="path">Where.</param>
    /// <param name="reading">Takes the problem.</param>
    /// <param name="advice">A sentence on how to mend it; empty where there is nothing to add.</param>
    protected T? Refuse(YamlNode node, SpecPath path, SpecReading reading, string advice = "")
    {
        reading.Fail(
            node.Mark, path,
            $"found {node.Found}, but {Expected} belongs here.{(advice.Length > 0 ? " " : "")}{advice}");
        return default;
    }
}

/// <summary>A rule for a single value.</summary>
internal abstract class ScalarRule<T> : ValueRule<T>
{
    /// <inheritdoc/>
    protected override T? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not ScalarNode scalar)
        {
            return Refuse(node, path, reading);
        }
        return TryRead(scalar, out var value, out var advice) ? value : Refuse(node, path, reading, advice);
    }

    /// <summary>Reads the value; where it does not belong there, gives what to do about it, or nothing.</summary>
    protected abstract bool TryRead(ScalarNode scalar, out T? value, out string advice);
}
