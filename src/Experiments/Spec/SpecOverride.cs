using System.Globalization;

namespace Experiments.Spec;

/// <summary>A value from the command line that takes the place of one in an experiment file.</summary>
/// <param name="Path">
/// What it replaces: a path such as training.epochs, model[3].conv2d.filters or model.conv2d_2.filters, or a variable's
/// name.
/// </param>
/// <param name="Value">The value as YAML; null where the user wrote none.</param>
/// <param name="Option">The option that it came by, for messages. Default --set.</param>
public sealed record SpecOverride(string Path, string? Value, string Option = SpecOverride.SetOption)
{
    /// <summary>The option that puts a single value into a file.</summary>
    public const string SetOption = "--set";

    internal const string LimitOption = "--limit";

    internal const string SweepOption = "--sweep";

    /// <summary>
    /// Reads path=value. Text without an equals sign gives an override without a value, which the spec reader refuses.
    /// </summary>
    public static SpecOverride Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(text.Trim(), null) : new(text[..equals].Trim(), text[(equals + 1)..].Trim());
    }

    /// <summary>
    /// Reads path=value,value,...: the values that something is swept over. A list, or a range as {from: 1, to: 5,
    /// step: 2}, is taken as it is.
    /// </summary>
    public static SpecOverride Sweep(string text)
    {
        var (path, value, _) = Parse(text);
        return new(path, value is null or "" or ['[' or '{', ..] ? value : $"[{value}]", SweepOption);
    }

    /// <summary>
    /// --limit: the first examples only of the training and of the test split, all where a split has no more.
    /// </summary>
    public static IReadOnlyList<SpecOverride> Limit(int count)
    {
        var value = count.ToString(CultureInfo.InvariantCulture);
        return [new("data.limit.train", value, LimitOption), new("data.limit.test", value, LimitOption)];
    }

    /// <summary>--trials: how many trials.</summary>
    public static SpecOverride Trials(int count) =>
        new("trials.count", count.ToString(CultureInfo.InvariantCulture), "--trials");
}
