using System.Globalization;
using System.Text.Json.Nodes;
using Experiments.Layers;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>What is swept: variables and paths, each with its values.</summary>
internal sealed class SweptValuesRule : ValueRule<IReadOnlyList<SweptKey>>
{
    private const string Variables = "vars.";

    /// <inheritdoc/>
    public override string Expected =>
        "a map of variables and paths to values, as {filters: [16, 32], training.epochs: {from: 2, to: 8, step: 2}}";

    /// <inheritdoc/>
    public override JsonObject Schema => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = JsonSchema.Either(
            new() { ["type"] = "array" }, JsonSchema.Map(Fields), new() { ["type"] = "null" }),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Field> Fields => FieldReader.FieldsOf(ReadRange, Conventions.Keras);

    /// <inheritdoc/>
    protected override IReadOnlyList<SweptKey>? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            return Refuse(node, path, reading);
        }
        var keys = map.Entries.Select(entry => ReadKey(entry, path, reading)).ToList();
        RefuseOverlaps(keys, path, reading);
        return keys;
    }

    private static SweptKey ReadKey(MapEntry entry, SpecPath path, SpecReading reading)
    {
        var written = entry.Key.Text;
        var name = written.StartsWith(Variables, StringComparison.Ordinal) ? written[Variables.Length..] : written;
        var place = path.Field(written);
        switch (entry.Value)
        {
            case BrokenNode:
                reading.FailAgain();
                break;
            case ListNode { Items.Count: > 0 } list:
                return new(name, entry.Key.Mark, Listed(list, place, reading), null);
            case MapNode range:
                var fields = new FieldReader(range, range.Mark, place, reading);
                var (values, drawn) = ReadRange(fields);
                fields.Finish();
                return new(name, entry.Key.Mark, values, drawn);
            case var other:
                reading.Fail(
                    other.Mark, place,
                    $"found {other.Found}, but a list of values belongs here, or {{from, to, step}}, or "
                    + "{low, high} to draw from.");
                break;
        }
        return new(name, entry.Key.Mark, [], null);
    }

    private static List<SweptValue> Listed(ListNode list, SpecPath path, SpecReading reading)
    {
        var values = new List<SweptValue>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, item) in list.Items.Index())
        {
            if (item is BrokenNode || item is ScalarNode { IsNull: true } || Reference(item) is not null)
            {
                Complain(item, path.Item(index), reading);
                continue;
            }
            var text = YamlText.Shortest(item);
            if (!places.TryAdd(text, index))
            {
                reading.Fail(
                    item.Mark, path.Item(index),
                    $"{Quote.Shorten(text)} is {path.Item(places[text])} already. Keep one of the two.");
            }
            values.Add(new(text, item));
        }
        return values;
    }

    private static void Complain(YamlNode item, SpecPath path, SpecReading reading)
    {
        if (item is BrokenNode)
        {
            reading.FailAgain();
        }
        else if (Reference(item) is { } reference)
        {
            reading.Fail(
                item.Mark, path,
                $"{Quote.Of(reference)} is no value: what is swept is written out. Sweep the variable itself.");
        }
        else
        {
            reading.Fail(item.Mark, path, "has no value. A number, a word, a list or a map belongs here.");
        }
    }

    // The first reference to a variable in a value; null where there is none.
    private static string? Reference(YamlNode node) => node switch
    {
        ScalarNode { Quoted: false } scalar when scalar.Text.StartsWith('$') => scalar.Text,
        ListNode list => list.Items.Select(Reference).FirstOrDefault(found => found is not null),
        MapNode map => map.Entries.Select(entry => Reference(entry.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static (IReadOnlyList<SweptValue> Values, SweptRange? Drawn) ReadRange(FieldReader map)
    {
        var number = new WrittenNumberRule();
        var from = map.Optional("from", number!, null, "none", "the first value");
        var to = map.Optional("to", number!, null, "none", "the last value");
        var step = map.Optional(
            "step", number!, null, "none", "what each value is above the one before; negative to go down");
        var low = map.Optional(
            "low", number!, null, "none",
            "the lowest value that is drawn; whole numbers are drawn where low and high are whole");
        var high = map.Optional("high", number!, null, "none", "the highest value that is drawn");
        var isLog = map.Optional(
            "scale", new ChoiceRule<bool>(("linear", false), ("log", true)), false, "linear",
            "whether distances (linear) or factors (log) are equally likely");
        if (map.Failed)
        {
            return ([], null);
        }
        if (from is not null && to is not null && step is not null && low is null && high is null && !isLog)
        {
            return (Stepped(map, from, to, step), null);
        }
        if (low is not null && high is not null && from is null && to is null && step is null)
        {
            return ([], Drawn(map, low, high, isLog));
        }
        map.Reading.Fail(
            map.Mark, map.Path,
            "is neither {from, to, step} for values in steps nor {low, high, scale} for values that are drawn.");
        return ([], null);
    }

    private static IReadOnlyList<SweptValue> Stepped(FieldReader map, string from, string to, string step)
    {
        // Decimal, since 0.1 + 0.2 shall be 0.3.
        if (!TryDecimal(from, out var first) || !TryDecimal(to, out var last) || !TryDecimal(step, out var width)
            || width == 0 || (last - first) / width is < 0 or >= SweepPoints.MostVariants)
        {
            map.Fail("step", Invariant(
                $"does not lead from {from} to {to} in {SweepPoints.MostVariants} values or fewer. ")
                + "Choose another step.");
            return [];
        }
        var count = (int)((last - first) / width) + 1;
        var values = Enumerable.Range(0, count).Select(number => Plain(first + (number * width))).ToList();
        if (values[^1] != Plain(last))
        {
            map.Fail(
                "step",
                $"does not reach {to}: the values would be {Few(values)}. Choose to: {values[^1]}, or another step.");
            return [];
        }
        return [.. values.Select(text => new SweptValue(text, new ScalarNode(map.Mark, text, Quoted: false)))];
    }

    private static SweptRange? Drawn(FieldReader map, string low, string high, bool isLog)
    {
        var (lowest, highest) = (PlainScalar.ToNumber(low), PlainScalar.ToNumber(high));
        if (lowest >= highest)
        {
            map.Fail("high", $"is {high}, which is not above low, {low}.");
            return null;
        }
        if (isLog && lowest <= 0)
        {
            map.Fail("low", $"is {low}, but a log scale needs a number above 0.");
            return null;
        }
        return new(lowest, highest, isLog, PlainScalar.IsInteger(low) && PlainScalar.IsInteger(high), map.Mark);
    }

    private static string Few(List<string> values) =>
        values.Count <= 6 ? string.Join(", ", values) : $"{string.Join(", ", values.Take(4))} ... {values[^1]}";

    private static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && Math.Abs(value) < 1_000_000_000_000;

    private static string Plain(decimal value) => Setting.Text((double)value);

    private static void RefuseOverlaps(List<SweptKey> keys, SpecPath path, SpecReading reading)
    {
        for (var index = 0; index < keys.Count; index++)
        {
            var other = keys.Take(index).FirstOrDefault(
                key => IsPartOf(key.Name, keys[index].Name) || IsPartOf(keys[index].Name, key.Name));
            if (other is not null)
            {
                reading.Fail(
                    keys[index].Mark, path.Field(keys[index].Name),
                    $"overlaps with {other.Name}, which is swept as well. Sweep one of the two.");
            }
        }
    }

    private static bool IsPartOf(string part, string whole) =>
        part == whole
        || part.StartsWith(whole + ".", StringComparison.Ordinal)
        || part.StartsWith(whole + "[", StringComparison.Ordinal);
}

/// <summary>A finite number, as it is written.</summary>
internal sealed class WrittenNumberRule : ScalarRule<string>
{
    /// <inheritdoc/>
    public override string Expected => "a number";

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "number" };

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out string? value, out string advice)
    {
        value = scalar.Text;
        advice = NumberRule.Advice(scalar);
        return !scalar.Quoted && PlainScalar.IsNumber(scalar.Text)
            && double.IsFinite(PlainScalar.ToNumber(scalar.Text));
    }
}
