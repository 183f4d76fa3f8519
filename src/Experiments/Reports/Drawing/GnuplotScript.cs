using System.Globalization;
using System.Text;

namespace Experiments.Reports.Drawing;

/// <summary>
/// Writes a figure as a gnuplot script. Text from outside gets into it only through <see cref="Quoted"/>, numbers only
/// through <see cref="Number"/>: gnuplot would run shell commands found in backquotes, in double quotes and after a
/// line end.
/// </summary>
internal sealed class GnuplotScript
{
    private const int Density = 2;

    private readonly StringBuilder _script = new();
    private readonly Figure _figure;
    private readonly FigureLayout _layout;
    private int _blockCount;

    private GnuplotScript(Figure figure)
    {
        _figure = figure;
        _layout = FigureLayout.Of(figure);
    }

    /// <summary>The script; it writes a PNG to the standard output.</summary>
    public static string Of(Figure figure)
    {
        var script = new GnuplotScript(figure);
        script.Write();
        return script._script.ToString();
    }

    private void Write()
    {
        Line("set encoding utf8");

        // The terminal has 96 pixels to 72 points, hence 3/4: font sizes below are in pixels at single density.
        Line($"set terminal pngcairo size {Density * _figure.Width},{Density * _figure.Height} background '#FFFFFF' "
            + $"font 'DejaVu Sans,{Number(FontSize.Small)}' fontscale {Number(Density * 0.75)} "
            + $"linewidth {Density} pointscale {Density} dashlength {Density} noenhanced");
        Line("set multiplot");
        Line("unset key");
        WriteHeader();
        for (var index = 0; index < _figure.Panels.Count; index++)
        {
            switch (_figure.Panels[index])
            {
                case AxesPanel axes:
                    WriteAxes(axes, _layout.Axes(index));
                    break;
                case ImageSheet sheet:
                    WriteSheet(sheet, _layout.Panels[index]);
                    break;
                default:
                    throw new NotSupportedException($"No drawing for {_figure.Panels[index].GetType().Name}.");
            }

            Line("unset label; unset object");
        }

        Line("unset multiplot");
    }

    // Labels belong to the next plot command; the first panel draws the header's.
    private void WriteHeader()
    {
        foreach (var line in _layout.Header)
        {
            WriteLabel(line.Text, line.Left, line.Middle, line.Size, "left", line.IsBold, line.Ink);
        }
    }

    private void WriteAxes(AxesPanel panel, Area area)
    {
        PlaceMargins(area);
        Line($"set border 3 linewidth 0.75 linecolor rgb '{Ink.Gray}'");
        Line($"set grid xtics ytics back linetype 1 linewidth 0.75 linecolor rgb '{Ink.Haze}'");
        Line($"set tics nomirror out scale 0.6,0.35 textcolor rgb '{Ink.Black}'");
        WriteAxis("x", panel.X);
        WriteAxis("y", panel.Y);
        WriteLabel(
            DrawnText.Shorten(panel.X.Label, area.Width, FontSize.Label),
            (area.Left + area.Right) / 2,
            area.Bottom + FigureLayout.XLabelBelow,
            FontSize.Label,
            "center");
        WriteLabel(
            DrawnText.Shorten(panel.Y.Label, area.Height, FontSize.Label),
            area.Left - FigureLayout.YLabelLeft,
            (area.Top + area.Bottom) / 2,
            FontSize.Label,
            "center rotate by 90");
        Line($"set key at screen {Across(area.Right + 12)},screen {Up(area.Top)} left top Left reverse "
            + $"samplen 3 spacing 1.45 width 0 noautotitle textcolor rgb '{Ink.Black}'");
        var parts = panel.Series.Select(series => series switch
        {
            Curve curve => Plot(curve, panel),
            Band band => Plot(band, panel),
            _ => throw new NotSupportedException($"No drawing for {series.GetType().Name}."),
        });
        Line("plot " + string.Join(", ", parts.ToList()));
    }

    private void WriteAxis(string axis, Axis settings)
    {
        // A tick's text is a format in which % begins a field.
        var ticks = settings.Ticks.Select(tick =>
            $"{Quoted(FigureLayout.TickText(tick).Replace("%", "%%"))} {Number(settings.Place(tick.Value))} "
            + (tick.Text.Length > 0 ? "0" : "1"));
        Line($"set {axis}range [{Number(settings.Place(settings.Low))}:{Number(settings.Place(settings.High))}]");
        Line($"set {axis}tics ({string.Join(", ", ticks)})");
    }

    private string Plot(Curve curve, AxesPanel panel)
    {
        var block = Block(curve.Points.Select(point => new[] { panel.X.Place(point.X), panel.Y.Place(point.Y) }));
        var style = (curve.Width > 0, curve.Marker) switch
        {
            (true, Marker.None) => "lines",
            (true, _) => "linespoints",
            _ => "points",
        };
        var line = curve.Width > 0
            ? $" linewidth {Number(curve.Width)} dashtype {(curve.Dashed ? "(9,5)" : "solid")}"
            : " linewidth 1.5";
        var marker = curve.Marker switch
        {
            Marker.Circle => " pointtype 7 pointsize 0.75",
            Marker.Square => " pointtype 5 pointsize 0.65",
            Marker.OpenDiamond => " pointtype 12 pointsize 1.15",
            Marker.Cross => " pointtype 2 pointsize 1",
            _ => "",
        };
        var title = curve.Legend is null ? "notitle" : "title " + Quoted(_layout.LegendText(curve));
        return $"{block} using 1:2 with {style}{line}{marker} linecolor rgb '{curve.Ink}' {title}";
    }

    private string Plot(Band band, AxesPanel panel)
    {
        var block = Block(band.Edges.Select(edge =>
            new[] { panel.X.Place(edge.X), panel.Y.Place(edge.Low), panel.Y.Place(edge.High) }));
        return $"{block} using 1:2:3 with filledcurves fillcolor rgb '{band.Ink}' "
            + $"fillstyle transparent solid {Number(Band.Opacity)} noborder notitle";
    }

    private void WriteSheet(ImageSheet sheet, Area area)
    {
        // One unit of these axes is one pixel at single density, upwards from the bottom of the area.
        PlaceMargins(area);
        Line("unset border; unset grid; unset tics; unset xlabel; unset ylabel; unset key");
        Line($"set xrange [0:{Number(area.Width)}]");
        Line($"set yrange [0:{Number(area.Height)}]");
        var parts = new List<string>();
        foreach (var (image, place, caption) in SheetLayout.Of(sheet, area))
        {
            var ink = image.IsWrong ? Ink.Vermillion : Ink.Black;
            foreach (var (text, center, middle) in caption)
            {
                WriteLabel(text, center, middle, FontSize.Small, "center", image.IsWrong, ink);
            }

            WriteFrames(place, area, image.IsWrong);
            parts.Add(Plot(image, place, area));
        }

        Line("plot " + string.Join(", ", parts));
    }

    private string Plot(SheetImage image, Area place, Area area)
    {
        // gnuplot draws no image of a single row or column, so each pixel of such a one becomes four.
        var split = Math.Min(image.Shape.Height, image.Shape.Width) == 1 ? 2 : 1;
        var scale = place.Width / image.Shape.Width / split;
        var block = Block(
            from row in Enumerable.Range(0, image.Shape.Height * split)
            from column in Enumerable.Range(0, image.Shape.Width * split)
            let ink = image.At(row / split, column / split)
            select new[]
            {
                place.Left - area.Left + ((column + 0.5) * scale),
                area.Bottom - place.Top - ((row + 0.5) * scale),
                ink.Red, ink.Green, ink.Blue,
            });
        return $"{block} using 1:2:3:4:5 with rgbimage notitle";
    }

    // Filled rectangles below the image: drawn lines would meet in ragged corners.
    private void WriteFrames(Area place, Area area, bool isWrong)
    {
        (double Width, Ink Ink)[] frames = isWrong
            ? [(SheetLayout.Frame, Ink.Vermillion), (SheetLayout.FrameGap, Ink.White)]
            : [(SheetLayout.Hairline, Ink.LightGray)];
        foreach (var (width, ink) in frames)
        {
            var (left, right) = (place.Left - area.Left - width, place.Right - area.Left + width);
            var (bottom, top) = (area.Bottom - place.Bottom - width, area.Bottom - place.Top + width);
            Line($"set object rectangle from {Number(left)},{Number(bottom)} to {Number(right)},{Number(top)} behind "
                + $"fillcolor rgb '{ink}' fillstyle solid noborder");
        }
    }

    private void WriteLabel(
        string text, double left, double top, double size, string alignment, bool isBold = false, Ink? ink = null) =>
        Line($"set label {Quoted(text)} at screen {Across(left)},screen {Up(top)} {alignment} "
            + $"font 'DejaVu Sans{(isBold ? ":Bold" : "")},{Number(size)}' textcolor rgb '{ink ?? Ink.Black}'");

    private void PlaceMargins(Area area)
    {
        Line($"set lmargin at screen {Across(area.Left)}");
        Line($"set rmargin at screen {Across(area.Right)}");
        Line($"set tmargin at screen {Up(area.Top)}");
        Line($"set bmargin at screen {Up(area.Bottom)}");
    }

    private string Block(IEnumerable<double[]> rows)
    {
        var name = "$data" + Number(_blockCount++);
        Line(name + " << END");
        foreach (var row in rows)
        {
            Line(string.Join(' ', row.Select(Number)));
        }

        Line("END");
        return name;
    }

    private string Across(double pixels) => Number(pixels / _figure.Width);

    private string Up(double pixels) => Number(1 - (pixels / _figure.Height));

    private static string Number(double value) => double.IsFinite(value)
        ? value.ToString("G9", CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A figure holds finite numbers only.");

    // In single quotes nothing is special but the quote itself, and doubling it is not safe: gnuplot 5.4 takes four in
    // a row for the end of the text and reads on after it. So an apostrophe is drawn as the typographic one.
    private static string Quoted(string text) => $"'{DrawnText.Clean(text).Replace('\'', '’')}'";

    private void Line(string line) => _script.Append(line).Append('\n');
}
