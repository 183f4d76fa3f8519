using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>What a file sweeps, as it is written.</summary>
/// <param name="Method">How points are made of the values.</param>
/// <param name="Keys">What is swept, in the order of the file.</param>
/// <param name="Excluded">Which points are left out.</param>
/// <param name="Mark">Where the section stands.</param>
internal sealed record Sweep(
    SweepMethod Method, IReadOnlyList<SweptKey> Keys, IReadOnlyList<Condition> Excluded, Mark Mark);

/// <summary>A variable or a path that is swept.</summary>
/// <param name="Name">A variable's name, or a path such as training.epochs.</param>
/// <param name="Mark">Where the name stands.</param>
/// <param name="Values">Its values in the order of the file; empty where a range is drawn from.</param>
/// <param name="Range">What values are drawn from; null where they are listed.</param>
internal sealed record SweptKey(string Name, Mark Mark, IReadOnlyList<SweptValue> Values, SweptRange? Range)
{
    /// <summary>Its path, for messages: sweep.values.filters.</summary>
    public SpecPath Path => SpecPath.Root.Field(SweepRule.Section).Field(SweepRule.Values).Field(Name);
}

/// <summary>One value of a swept key.</summary>
/// <param name="Text">As tables and conditions have it; the same for 0.5 and 5e-1.</param>
/// <param name="Node">As it is put into the tree.</param>
internal sealed record SweptValue(string Text, YamlNode Node);
