using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>One kind of a catalogue: its name alone, or its name with its settings.</summary>
/// <param name="catalogue">The kinds.</param>
/// <param name="nameOf">The name of a thing of that kind, where its settings give none.</param>
internal sealed class KindRule<T>(Catalogue<T> catalogue, Func<string, string>? nameOf = null) : ValueRule<T>
{
    // A sentence with more is not read.
    private const int MostNames = 12;

    /// <inheritdoc/>
    public override string Expected => catalogue.Names.Count <= MostNames
        ? $"one {catalogue.Noun} ({Sentence.Choice(catalogue.Names)})"
        : Invariant($"one {catalogue.Noun} ({string.Join(", ", catalogue.Names.Take(4))} and ")
            + Invariant($"{catalogue.Names.Count - 4} more)");

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Kind(catalogue);

    /// <inheritdoc/>
    public override ICatalogue Catalogue => catalogue;

    /// <inheritdoc/>
    protected override T? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        switch (node)
        {
            case ScalarNode name:
                return ReadKind(name, null, path, reading);
            case MapNode { Entries: [var only] }:
                return ReadKind(only.Key, only.Value, path, reading);
            case MapNode { Entries: [{ Value: ScalarNode { IsNull: true } } first, ..] }
                when catalogue.Find(first.Key.Text) is not null:
                return Refuse(
                    node, path, reading,
                    $"Indent the settings of {first.Key.Text}, so that they stand under it.");
            case MapNode { Entries.Count: > 1 } map:
                var names = map.Entries.Take(3).Select(entry => Quote.Of(entry.Key.Text));
                return Refuse(node, path, reading, $"The map names {string.Join(" and ", names)} at once.");
            default:
                return Refuse(node, path, reading);
        }
    }

    private T? ReadKind(ScalarNode name, YamlNode? value, SpecPath path, SpecReading reading)
    {
        var kindPath = path.Field(name.Text);
        if (catalogue.Find(name.Text) is not { } kind)
        {
            var advice = Suggestion.Of(name.Text, catalogue.Names).Advice;
            advice = advice.Length > 0 ? advice : $"There are: {string.Join(", ", catalogue.Names)}.";
            reading.Fail(
                name.Mark,
                path,
                $"no such {catalogue.Noun} {name.Found}. {advice}");
            return default;
        }
        var map = value as MapNode;
        string? shorthand = null;
        switch (value)
        {
            case BrokenNode:
                reading.FailAgain();
                return default;
            case ScalarNode { IsNull: true }:
                reading.Fail(
                    name.Mark, kindPath, "has no value after its colon. " + WhatIsMissing(kind, name.Text, reading));
                return default;
            case ScalarNode or ListNode when kind.Shorthand is null:
                reading.Fail(
                    value.Mark, kindPath, $"found {value.Found}, but settings belong here, as {{name: value}}.");
                return default;
            case ScalarNode or ListNode:
                shorthand = kind.Shorthand;
                map = new MapNode(value.Mark, [new(new ScalarNode(value.Mark, shorthand, Quoted: false), value)]);
                break;
        }
        var fields = new FieldReader(map, name.Mark, kindPath, reading, nameOf?.Invoke(name.Text) ?? "", shorthand);
        var result = kind.Read(fields);
        fields.Finish();
        return result;
    }

    private static string WhatIsMissing(Kind<T> kind, string name, SpecReading reading)
    {
        var needed = FieldReader.FieldsOf(kind.Read, reading.Conventions)
            .Where(part => part.Default is null)
            .Select(part => part.Name)
            .ToList();
        return needed.Count == 0
            ? $"Write {name} without a colon for the defaults."
            : $"It needs {string.Join(" and ", needed)}.";
    }
}

/// <summary>A map with a fixed set of fields.</summary>
internal sealed class SectionRule<T>(Func<FieldReader, T> read) : ValueRule<T>
{
    /// <inheritdoc/>
    public override string Expected => $"a map with {Sentence.Choice(Fields.Select(part => part.Name))}";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Map(Fields);

    /// <inheritdoc/>
    public override IReadOnlyList<Field> Fields => FieldReader.FieldsOf(read, Conventions.Keras);

    /// <inheritdoc/>
    protected override T? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not MapNode map)
        {
            return Refuse(node, path, reading);
        }
        var fields = new FieldReader(map, map.Mark, path, reading);
        var result = read(fields);
        fields.Finish();
        return result;
    }
}
