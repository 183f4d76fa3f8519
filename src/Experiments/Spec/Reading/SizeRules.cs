using System.Text.Json.Nodes;
using Experiments.Layers;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>A height and a width: one number for both, or [height, width].</summary>
internal sealed class ExtentRule(int lowest, int highest) : ValueRule<Extent>
{
    /// <inheritdoc/>
    public override string Expected => Invariant($"an integer from {lowest} to {highest}, or two as [height, width]");

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Either(
        JsonSchema.Integer(lowest, highest), JsonSchema.List(JsonSchema.Integer(lowest, highest), 2, 2));

    /// <inheritdoc/>
    protected override Extent ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is ListNode { Items: [var height, var width] })
        {
            var side = new IntegerRule(lowest, highest);
            return new(side.Read(height, path.Item(0), reading), side.Read(width, path.Item(1), reading));
        }
        if (node is not ScalarNode scalar)
        {
            return Refuse(node, path, reading);
        }
        return IntegerRule.TryRead(scalar, lowest, highest, out var both, out var advice)
            ? Extent.Square(both)
            : Refuse(node, path, reading, advice);
    }
}

/// <summary>The padding of a convolution: valid, same, or zeros at each side.</summary>
internal sealed class PaddingRule(int highest) : ValueRule<Padding>
{
    private static readonly string[] Words = ["valid", "same"];

    /// <inheritdoc/>
    public override string Expected => Invariant(
        $"valid, same, an integer from 0 to {highest}, or two as [height, width]");

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Either(JsonSchema.Words(Words), new ExtentRule(0, highest).Schema);

    /// <inheritdoc/>
    protected override Padding? ReadValue(YamlNode node, SpecPath path, SpecReading reading) => node switch
    {
        ScalarNode { Text: "valid" } => Padding.Valid,
        ScalarNode { Text: "same" } => Padding.Same,
        ScalarNode scalar when scalar.Quoted || !PlainScalar.IsNumber(scalar.Text) =>
            Refuse(node, path, reading, Suggestion.Of(scalar.Text, Words).Advice),
        MapNode => Refuse(node, path, reading),
        _ => new ExplicitPadding(new ExtentRule(0, highest).Read(node, path, reading)),
    };
}

/// <summary>A list of values of one sort.</summary>
internal sealed class ListRule<T>(ValueRule<T> item, int longest) : ValueRule<IReadOnlyList<T>>
{
    /// <inheritdoc/>
    public override string Expected => Invariant($"a list of up to {longest} values in [ ], each {item.Expected}");

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.List(item.Schema, 0, longest);

    /// <inheritdoc/>
    protected override IReadOnlyList<T>? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not ListNode list || list.Items.Count > longest)
        {
            return Refuse(node, path, reading);
        }
        return [.. list.Items.Select((element, index) => item.Read(element, path.Item(index), reading)!)];
    }
}
