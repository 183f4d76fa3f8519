using System.Globalization;
using static System.FormattableString;

namespace Experiments.Layers;

/// <summary>One setting as an experiment file writes it.</summary>
/// <param name="Name">The field's name: kernel_size.</param>
/// <param name="Value">The value as YAML, valid inside a flow map: 3, [3, 5], same, 0.25.</param>
public sealed record Setting(string Name, string Value)
{
    /// <summary>A whole number.</summary>
    public static Setting Of(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number, in the shortest form that reads back as the same one.</summary>
    public static Setting Of(string name, double value) => new(name, Text(value));

    /// <summary>A yes or a no.</summary>
    public static Setting Of(string name, bool value) => new(name, value ? "true" : "false");

    /// <summary>A height and a width; one number where they are the same.</summary>
    public static Setting Of(string name, Extent value) => new(
        name,
        value.Height == value.Width
            ? value.Height.ToString(CultureInfo.InvariantCulture)
            : Invariant($"[{value.Height}, {value.Width}]"));

    /// <summary>Settings as a map on one line: {filters: 32, kernel_size: 3}.</summary>
    public static string Map(IEnumerable<Setting> settings) =>
        $"{{{string.Join(", ", settings.Select(setting => $"{setting.Name}: {setting.Value}"))}}}";

    /// <summary>A number as experiment files write it: 0.25, 1e-07.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
}
