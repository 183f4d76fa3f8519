using System.Globalization;

namespace Experiments.Reports.Drawing;

/// <summary>A tick of an axis: a grid line and its label.</summary>
/// <param name="Value">Where, in the units of the data.</param>
/// <param name="Text">The label; empty for a tick without label and grid line.</param>
public readonly record struct Tick(double Value, string Text);

/// <summary>One axis: what it measures, from where to where, and its ticks. Renderers choose none of it.</summary>
/// <param name="Label">What is measured and in which unit.</param>
/// <param name="Low">The value at the start of the axis.</param>
/// <param name="High">The value at its end; below <paramref name="Low"/> where the axis runs backwards.</param>
/// <param name="Ticks">From low to high.</param>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart; Low is above 0 then.</param>
public sealed record Axis(string Label, double Low, double High, IReadOnlyList<Tick> Ticks, bool IsLogarithmic = false)
{
    private const double Padding = 0.05;

    private static readonly int[] NiceDigits = [1, 2, 5, 10];

    private static readonly string[] Thousands = ["", " k", " M", " G", " T"];

    /// <summary>Whether a line runs through the panel at each tick that has a label. Default: yes.</summary>
    public bool HasGrid { get; init; } = true;

    /// <summary>Whether the ticks are names, which need no tick marks. Default: no.</summary>
    public bool IsOfNames { get; init; }

    /// <summary>Whether the labels of a horizontal axis are turned, since they are long. Default: no.</summary>
    public bool IsSlanted { get; init; }

    /// <summary>
    /// Where a value is drawn on an evenly divided axis: the value itself, or its decimal logarithm. What a logarithm
    /// cannot show (the lower edge of a band at 0 or below) is drawn far below the axis, where it is clipped.
    /// </summary>
    public double Place(double value) => IsLogarithmic ? Math.Log10(Math.Max(value, Low * 1e-3)) : value;

    /// <summary>Where a value lies between the ends of the axis, 0 to 1; it may lie beyond them.</summary>
    public double Share(double value) => (Place(value) - Place(Low)) / (Place(High) - Place(Low));

    /// <summary>An axis of names: the first one at 0, each next one a step of 1 further on.</summary>
    /// <param name="label">What they are; empty where the names say it.</param>
    /// <param name="names">One or more.</param>
    /// <param name="room">Room for a name in pixels at single density; longer names are turned.</param>
    public static Axis OfNames(string label, IReadOnlyList<string> names, double room) =>
        new(label, -0.5, names.Count - 0.5, [.. names.Select((name, place) => new Tick(place, name))])
        {
            HasGrid = false,
            IsOfNames = true,
            IsSlanted = names.Any(name => DrawnText.Width(DrawnText.Clean(name), FontSize.Small) > room),
        };

    /// <summary>The axis from its high end to its low one: names from top to bottom.</summary>
    public Axis Reversed => this with { Low = High, High = Low };

    /// <summary>
    /// An axis of swept numbers, with a tick at each of them: logarithmic where the largest is more than 20 times the
    /// smallest.
    /// </summary>
    /// <param name="label">What is swept.</param>
    /// <param name="values">From low to high, as they were written; two or more different ones.</param>
    public static Axis OfSwept(string label, IReadOnlyList<Tick> values)
    {
        const double LeastDistance = 0.07;
        var (least, largest) = (values[0].Value, values[^1].Value);
        var isLogarithmic = least > 0 && largest > 20 * least;
        var margin = isLogarithmic ? Math.Pow(largest / least, Padding) : Padding * (largest - least);
        var axis = isLogarithmic
            ? new Axis(label, least / margin, largest * margin, values, IsLogarithmic: true)
            : new Axis(label, least - margin, largest + margin, values);
        var ticks = new List<Tick>();
        var last = double.NegativeInfinity;
        foreach (var tick in values)
        {
            var isFree = axis.Share(tick.Value) - last >= LeastDistance;
            ticks.Add(isFree ? tick : tick with { Text = "" });
            last = isFree ? axis.Share(tick.Value) : last;
        }
        return axis with { Ticks = ticks };
    }

    /// <summary>A logarithmic axis of counts or durations.</summary>
    /// <param name="label">What is measured and in which unit.</param>
    /// <param name="values">What has to be on the axis, above 0; at least one value.</param>
    public static Axis OfCosts(string label, IReadOnlyCollection<double> values)
    {
        // Over less than this there may be no round number, and differences look larger than they are.
        const double LeastRatio = 5;
        var (least, largest) = (values.Min(), values.Max());
        var stretch = Math.Sqrt(Math.Max(1, LeastRatio * least / largest));
        var axis = OfMagnitudes(label, least / stretch, largest * stretch);
        return axis with { Ticks = [.. axis.Ticks.Select(Shortened)] };
    }

    /// <summary>An axis from 0 to 100 percent.</summary>
    /// <param name="label">What is measured, without the unit.</param>
    public static Axis OfAllShares(string label) => OfShares(label, [0, 1]) with { Low = 0, High = 1 };

    /// <summary>An axis of epochs, 1 to <paramref name="last"/>, with whole-numbered ticks.</summary>
    public static Axis OfEpochs(int last)
    {
        const int MostTicks = 12;
        int[] steps = [1, 5, 10, 20, 50];
        var power = 1;
        while (last / (steps[^1] * power) > MostTicks)
        {
            power *= 10;
        }

        var step = steps.Select(step => step * power).Prepend(1).First(step => last / step <= MostTicks);
        var epochs = Enumerable.Range(1, last / step).Select(index => index * step);
        var margin = last == 1 ? 0.5 : 0.03 * (last - 1);
        return new Axis(
            "Epoch",
            1 - margin,
            last + margin,
            [.. (step == 1 ? epochs : epochs.Prepend(1)).Select(ToTick)]);

        static Tick ToTick(int epoch) => new(epoch, epoch.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>An axis of shares, 0 to 1, labelled in percent. Values beyond 0 and 1 do not stretch it.</summary>
    /// <param name="label">What is measured, without the unit.</param>
    /// <param name="values">What has to be on the axis, at least one value.</param>
    public static Axis OfShares(string label, IEnumerable<double> values)
    {
        var percents = values.Select(value => 100 * Math.Clamp(value, 0, 1)).ToList();
        var percent = OfNumbers(label + " (%)", percents, 0.5, 0, 100);
        return percent with
        {
            Low = percent.Low / 100,
            High = percent.High / 100,
            Ticks = [.. percent.Ticks.Select(tick => tick with { Value = tick.Value / 100 })],
        };
    }

    /// <summary>An axis of losses: logarithmic where the largest is more than 20 times the smallest.</summary>
    /// <param name="label">What is measured and in which unit.</param>
    /// <param name="values">What decides the kind of the axis and has to be on it, at least one value.</param>
    /// <param name="edges">Edges of bands: on the axis too, but not far below the values on a logarithmic one.</param>
    public static Axis OfLosses(string label, IReadOnlyCollection<double> values, IReadOnlyCollection<double> edges)
    {
        var (least, largest) = (values.Min(), values.Max());
        return least > 0 && largest > 20 * least
            ? OfMagnitudes(label, least, edges.Append(largest).Max())
            : OfNumbers(
                label, [.. values, .. edges.Select(edge => Math.Max(edge, 0))], 0.01, 0, double.PositiveInfinity);
    }

    private static Axis OfNumbers(
        string label, IReadOnlyCollection<double> values, double leastSpan, double floor, double ceiling)
    {
        var (low, high) = (values.Min(), values.Max());
        if (high - low < leastSpan)
        {
            low = Math.Clamp((low + high - leastSpan) / 2, floor, ceiling - leastSpan);
            high = low + leastSpan;
        }

        var margin = Padding * (high - low);
        (low, high) = (low - margin, high + margin);
        var step = NiceStep((high - low) / 8);
        var format = high < 1e5 ? "F" + Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9)) : "0.##e0";
        var ticks = new List<Tick>();
        for (var index = Math.Ceiling(Math.Max(low, floor) / step); index * step <= Math.Min(high, ceiling); index++)
        {
            ticks.Add(new Tick(index * step, (index * step).ToString(format, CultureInfo.InvariantCulture)));
        }

        return new Axis(label, low, high, ticks);
    }

    private static Axis OfMagnitudes(string label, double least, double largest)
    {
        var margin = Math.Pow(largest / least, Padding);
        var (low, high) = (least / margin, largest * margin);
        var decades = Math.Log10(high / low);
        var labelled = decades < 3 ? NiceDigits : [1];
        var stride = (int)Math.Ceiling(decades / 6);
        var ticks = new List<Tick>();
        for (var power = (int)Math.Floor(Math.Log10(low)); power <= Math.Log10(high); power++)
        {
            for (var digit = 1; digit <= 9; digit++)
            {
                var value = digit * Math.Pow(10, power);
                var isTick = digit == 1 || stride == 1;
                if (isTick && low <= value && value <= high)
                {
                    var hasText = labelled.Contains(digit) && power % stride == 0;
                    ticks.Add(new Tick(value, hasText ? Magnitude(digit, power) : ""));
                }
            }
        }

        return new Axis(label, low, high, ticks, IsLogarithmic: true);
    }

    private static double NiceStep(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return NiceDigits.Select(digit => digit * power).First(step => atLeast <= step * (1 + 1e-9));
    }

    private static string Magnitude(int digit, int power) => power is > -5 and < 5
        ? (digit * Math.Pow(10, power)).ToString("F" + Math.Max(0, -power), CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{digit}e{power}");

    // 10 k for 10000.
    private static Tick Shortened(Tick tick)
    {
        var power = (int)Math.Floor(Math.Log10(tick.Value) + 1e-9);
        if (tick.Text.Length == 0 || power < 3 || power >= 3 * Thousands.Length)
        {
            return tick;
        }
        var number = tick.Value / Math.Pow(1000, power / 3);
        return tick with { Text = number.ToString("F0", CultureInfo.InvariantCulture) + Thousands[power / 3] };
    }
}
