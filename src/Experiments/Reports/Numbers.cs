using System.Globalization;

namespace Experiments.Reports;

/// <summary>Numbers as the console and the reports write them.</summary>
public static class Numbers
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "-";

    /// <summary>A whole number with thousands separators: 1,199,882.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: 1 trial, 3 trials.</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A loss or a rate, as articles print them: 0.9887.</summary>
    public static string Metric(double? value) => value switch
    {
        null => None,
        double.NaN => "NaN",
        double.PositiveInfinity => "infinite",
        double.NegativeInfinity => "-infinite",
        >= 1000 or <= -1000 => value.Value.ToString("0.000e+0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary>How far a figure lies from another: +0.0012.</summary>
    public static string Difference(double? value) =>
        value is { } number && double.IsFinite(number)
            ? Math.Abs(number) < 1000
                ? number.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture)
                : number.ToString("+0.000e+0;-0.000e+0", CultureInfo.InvariantCulture)
            : None;

    /// <summary>Time that has passed: 46.1 s, 2 min 26 s, 1 h 02 min.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time.TotalSeconds < 59.95)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
        }
        var seconds = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return seconds.TotalHours < 1
            ? $"{seconds.Minutes} min {seconds.Seconds:00} s"
            : $"{(int)seconds.TotalHours} h {seconds.Minutes:00} min";
    }

    /// <summary>Time that is left, as clocks write it, so that its width stays the same: 0:45, 2:05:10.</summary>
    public static string Clock(TimeSpan time)
    {
        var shown = Math.Clamp(time.TotalSeconds, 0, TimeSpan.FromDays(99).TotalSeconds);
        var seconds = TimeSpan.FromSeconds(Math.Ceiling(shown));
        return seconds.TotalHours < 1
            ? $"{seconds.Minutes}:{seconds.Seconds:00}"
            : $"{(int)seconds.TotalHours}:{seconds.Minutes:00}:{seconds.Seconds:00}";
    }

    /// <summary>Bytes of a download: 9.9 MB.</summary>
    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    /// <summary>Memory, in the unit that suits it: 512 B, 86.5 kB, 1.2 MB.</summary>
    public static string Memory(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => Megabytes(bytes),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>A share as a whole percentage, 100 only when it is whole: 45 %.</summary>
    public static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Math.Clamp(share, 0, 1) * 100),3:0} %");
}
