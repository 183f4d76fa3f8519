using System.Text.Json.Nodes;
using Experiments.Data;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>A dataset by its name, or by the path of its folder.</summary>
internal sealed class DatasetRule : ValueRule<DatasetDescription>
{
    /// <inheritdoc/>
    public override string Expected => $"{string.Join(", ", DatasetCatalogue.Names)} or a folder by its path (./mine)";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Either(
        JsonSchema.Words(DatasetCatalogue.Names), JsonSchema.Text(@"^\.|[/\\]"));

    /// <inheritdoc/>
    protected override DatasetDescription? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not ScalarNode scalar)
        {
            return Refuse(node, path, reading);
        }
        var isName = DatasetCatalogue.Names.Contains(scalar.Text);
        if (!isName && !LooksLikePath(scalar.Text))
        {
            return Refuse(node, path, reading, Suggestion.Of(scalar.Text, DatasetCatalogue.Names).Advice);
        }
        try
        {
            return DatasetCatalogue.Describe(isName ? scalar.Text : FullPath(scalar));
        }
        catch (ExperimentException missing) when (missing.Kind == FailureKind.Data)
        {
            reading.Fail(node.Mark, path, missing.Message);
            return null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return Refuse(node, path, reading);
        }
    }

    private static bool LooksLikePath(string text) =>
        text.StartsWith('.') || text.Contains('/', StringComparison.Ordinal)
            || text.Contains('\\', StringComparison.Ordinal);

    // A path in a file starts where the file is, one on the command line where the user is.
    private static string FullPath(ScalarNode scalar)
    {
        var start = scalar.Mark.Line > 0 ? Path.GetDirectoryName(Path.GetFullPath(scalar.Mark.File)) : null;
        return Path.GetFullPath(scalar.Text, start ?? Environment.CurrentDirectory);
    }
}

/// <summary>Which training examples are held out to validate on.</summary>
internal sealed class ValidationRule : ValueRule<ValidationSpec>
{
    private const int MostFolds = 1000;

    /// <inheritdoc/>
    public override string Expected => "{last: share}, {fraction: share}, {folds: count} or none";

    /// <inheritdoc/>
    public override JsonObject Schema => JsonSchema.Either(JsonSchema.Words("none"), JsonSchema.Map(Fields));

    /// <inheritdoc/>
    public override IReadOnlyList<Field> Fields => FieldReader.FieldsOf(ReadFields, Conventions.Keras);

    /// <inheritdoc/>
    public override bool IsWhole => true;

    /// <inheritdoc/>
    protected override ValidationSpec? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        switch (node)
        {
            case ScalarNode { Text: "none" }:
                return new NoValidation();
            case MapNode map:
                var fields = new FieldReader(map, map.Mark, path, reading);
                var validation = ReadFields(fields);
                fields.Finish();
                if (validation is null && !fields.Failed)
                {
                    reading.Fail(
                        map.Mark, path,
                        "does not say how many examples are held out. Write {last: 0.2}, {fraction: 0.2}, {folds: 5} "
                        + "or none.");
                }
                return validation;
            default:
                return Refuse(node, path, reading, node is ScalarNode scalar ? Advice(scalar.Text) : "");
        }
    }

    private static string Advice(string text) =>
        PlainScalar.IsNumber(text)
            ? $"Write {{last: {text}}} for the last examples, as Keras does, or {{fraction: {text}}} for random ones."
            : Suggestion.Of(text, ["none"]).Advice;

    private static ValidationSpec? ReadFields(FieldReader map)
    {
        var share = new NumberRule(Interval.InsideShare);
        var last = map.Nullable(
            "last", share, "none",
            "the share that is held out, taken from the end before any shuffling, as Keras's validation_split");
        var fraction = map.Nullable(
            "fraction", share, "none",
            "the share that is held out, drawn at random once a trial, from the trial's seed");
        var stratified = map.Optional(
            "stratified", new FlagRule(), false, "false",
            "whether fraction takes that share of every class");
        var folds = map.Nullable(
            "folds", new IntegerRule(2, MostFolds), "none",
            "cross-validation: a trial for each of so many parts, which holds that part out; classes are spread "
            + "evenly");
        (string Name, ValidationSpec? Spec)[] ways =
        [
            ("last", last is { } end ? new LastFraction(end) : null),
            ("fraction", fraction is { } random ? new RandomFraction(random, stratified) : null),
            ("folds", folds is { } count ? new Folds(count) : null),
        ];
        var written = ways.Where(way => way.Spec is not null).ToList();
        foreach (var (name, _) in written.Skip(1))
        {
            map.Fail(name, $"stands beside {written[0].Name}. Keep one of the two.");
        }
        if (stratified && fraction is null && !map.Failed)
        {
            map.Fail(
                "stratified",
                folds is null ? "has no effect without fraction. Leave it out."
                    : "has no effect beside folds, which always spread the classes evenly. Leave it out.");
        }
        return written.FirstOrDefault().Spec;
    }
}

/// <summary>Variables, which are checked and used before anything is read.</summary>
internal sealed class VariablesRule : ValueRule<object>
{
    /// <inheritdoc/>
    public override string Expected => "a map of names to numbers, words or short lists of them";

    /// <inheritdoc/>
    public override JsonObject Schema => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("number", "string", "boolean", "array") },
    };

    /// <inheritdoc/>
    protected override object? ReadValue(YamlNode node, SpecPath path, SpecReading reading) => null;
}
