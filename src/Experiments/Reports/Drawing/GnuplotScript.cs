using System.Globalization;
using System.Text;

namespace Experiments.Reports.Drawing;

/// <summary>
/// Writes a figure as a gnuplot script. Text from outside gets into it only through <see cref="Quoted"/>, numbers only
/// through <see cref="Number"/>: gnuplot would run shell commands found in backquotes, in double quotes and after a
/// line end. One unit of the axes is one pixel at single density, upwards from the bottom of the figure.
/// </summary>
internal sealed class GnuplotScript : ICanvas
{
    private const int Density = 2;

    private readonly StringBuilder _data = new();
    private readonly StringBuilder _labels = new();
    private readonly List<string> _parts = [];
    private readonly List<(Area Area, Ink Ink)> _boxes = [];
    private readonly Figure _figure;
    private int _blockCount;

    private GnuplotScript(Figure figure) => _figure = figure;

    /// <summary>The script; it writes a PNG to the standard output.</summary>
    public static string Of(Figure figure)
    {
        var script = new GnuplotScript(figure);
        figure.Draw(script);
        script.FlushBoxes();
        return script.Text();
    }

    /// <inheritdoc/>
    public void Line(IReadOnlyList<Point> points, Ink ink, double width, bool isDashed = false) => Add(
        points.Select(Row),
        $"using 1:2 with lines linewidth {Number(width)} dashtype {(isDashed ? "(9,5)" : "solid")} "
        + $"linecolor rgb '{ink}'");

    /// <inheritdoc/>
    public void Polygon(IReadOnlyList<Point> corners, Ink ink, double opacity) => Add(
        corners.Select(Row),
        $"using 1:2 with filledcurves closed fillcolor rgb '{ink}' "
        + $"fillstyle transparent solid {Number(opacity)} noborder");

    /// <inheritdoc/>
    public void Box(Area area, Ink ink) => _boxes.Add((area, ink));

    /// <inheritdoc/>
    public void Marks(IReadOnlyList<Point> points, Marker marker, Ink ink)
    {
        var shape = marker switch
        {
            Marker.Circle => "7 pointsize 0.75",
            Marker.Dot => "7 pointsize 0.45",
            Marker.Square => "5 pointsize 0.65",
            Marker.Triangle => "9 pointsize 0.95",
            Marker.OpenCircle => "6 pointsize 0.9",
            Marker.OpenDiamond => "12 pointsize 1.15",
            Marker.Cross => "2 pointsize 1",
            _ => throw new NotSupportedException($"No drawing for {marker}."),
        };
        Add(points.Select(Row), $"using 1:2 with points linewidth 1.5 pointtype {shape} linecolor rgb '{ink}'");
    }

    /// <inheritdoc/>
    public void Text(string text, Point at, TextStyle style) => _labels
        .Append("set label ").Append(Quoted(text))
        .Append(CultureInfo.InvariantCulture, $" at {Number(at.X)},{Number(Up(at.Y))} front ")
        .Append(style.Alignment.ToString().ToLowerInvariant())
        .Append(style.Turn == 0 ? "" : $" rotate by {Number(style.Turn)}")
        .Append(" font 'DejaVu Sans").Append(style.IsBold ? ":Bold," : ",").Append(Number(style.Size)).Append('\'')
        .Append(CultureInfo.InvariantCulture, $" textcolor rgb '{style.Ink}'\n");

    /// <inheritdoc/>
    public void Image(SheetImage image, Area area)
    {
        // gnuplot draws no image of a single row or column, so each pixel of such a one becomes four.
        var split = Math.Min(image.Shape.Height, image.Shape.Width) == 1 ? 2 : 1;
        var scale = area.Width / image.Shape.Width / split;
        Add(
            from row in Enumerable.Range(0, image.Shape.Height * split)
            from column in Enumerable.Range(0, image.Shape.Width * split)
            let ink = image.At(row / split, column / split)
            select new[]
            {
                area.Left + ((column + 0.5) * scale),
                Up(area.Top + ((row + 0.5) * scale)),
                ink.Red, ink.Green, ink.Blue,
            },
            "using 1:2:3:4:5 with rgbimage");
    }

    // Boxes that follow each other become one block: a map may have thousands.
    private void FlushBoxes()
    {
        if (_boxes.Count == 0)
        {
            return;
        }
        var rows = _boxes.Select(box => new[]
        {
            box.Area.Center, Up(box.Area.Middle), box.Area.Left, box.Area.Right, Up(box.Area.Bottom), Up(box.Area.Top),
            (box.Ink.Red << 16) + (box.Ink.Green << 8) + box.Ink.Blue,
        }).ToList();
        _boxes.Clear();
        Add(rows, "using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder linecolor rgb variable");
    }

    private void Add(IEnumerable<double[]> rows, string style)
    {
        FlushBoxes();
        var name = "$data" + Number(_blockCount++);
        _data.Append(name).Append(" << END\n");
        foreach (var row in rows)
        {
            _data.AppendJoin(' ', row.Select(Number)).Append('\n');
        }
        _data.Append("END\n");
        _parts.Add($"{name} {style} notitle");
    }

    private string Text()
    {
        var (width, height) = (_figure.Width, _figure.Height);

        // The terminal has 96 pixels to 72 points, hence 3/4: font sizes are in pixels at single density.
        var script = new StringBuilder()
            .Append("set encoding utf8\n")
            .Append(CultureInfo.InvariantCulture, $"set terminal pngcairo size {Density * width},{Density * height} ")
            .Append(CultureInfo.InvariantCulture, $"background '#FFFFFF' font 'DejaVu Sans,{Number(FontSize.Small)}' ")
            .Append(CultureInfo.InvariantCulture, $"fontscale {Number(Density * 0.75)} linewidth {Density} ")
            .Append(CultureInfo.InvariantCulture, $"pointscale {Density} dashlength {Density} rounded noenhanced\n")
            .Append("unset key; unset border; unset tics\n")
            .Append("set lmargin at screen 0; set rmargin at screen 1\n")
            .Append("set bmargin at screen 0; set tmargin at screen 1\n")
            .Append(CultureInfo.InvariantCulture, $"set xrange [0:{width}]; set yrange [0:{height}]\n")
            .Append(_data)
            .Append(_labels);
        return script.Append("plot ").AppendJoin(", ", _parts.DefaultIfEmpty("NaN notitle")).Append('\n').ToString();
    }

    private double[] Row(Point point) => [point.X, Up(point.Y)];

    private double Up(double down) => _figure.Height - down;

    private static string Number(double value) => double.IsFinite(value)
        ? value.ToString("G9", CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A figure holds finite numbers only.");

    // In single quotes nothing is special but the quote itself, and doubling it is not safe: gnuplot 5.4 takes four in
    // a row for the end of the text and reads on after it. So an apostrophe is drawn as the typographic one.
    private static string Quoted(string text) => $"'{DrawnText.Clean(text).Replace('\'', '’')}'";
}
