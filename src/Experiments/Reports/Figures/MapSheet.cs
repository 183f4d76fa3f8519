using Experiments.Layers;
using Experiments.Models;
using Experiments.Reports.Drawing;
using Experiments.Trials;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>Activation maps and filters as a sheet of gray pictures on one scale.</summary>
public static class MapSheet
{
    private const int Width = 900;
    private const int HeaderHeight = 84;
    private const int CaptionHeight = 30;
    private const int MostColumns = 16;

    /// <summary>The activation maps of a layer for one image.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="image">Which image, and what the model says of it.</param>
    /// <param name="maps">One map a channel.</param>
    public static Figure OfActivations(string title, string layer, string image, ImageMaps maps) =>
        Of(title, $": activation maps of {layer}", $"{char.ToUpperInvariant(image[0])}{image[1..]}.", maps);

    /// <summary>The filters of a convolution.</summary>
    /// <param name="title">The experiment's title.</param>
    /// <param name="layer">The convolution's name.</param>
    /// <param name="plan">The trial that learnt them.</param>
    /// <param name="filters">One map a filter and input channel.</param>
    public static Figure OfFilters(string title, string layer, TrialPlan plan, ImageMaps filters) =>
        Of(title, $": filters of {layer}", $"Trial {plan.Name}.", filters);

    private static Figure Of(string title, string ending, string subtitle, ImageMaps maps)
    {
        var (low, high) = (maps.Smallest, maps.Largest);
        var columns = Math.Min(MostColumns, (int)Math.Ceiling(Math.Sqrt(2.0 * maps.Shape.Channels)));
        var rows = (maps.Shape.Channels + columns - 1) / columns;
        var shape = new Shape(1, maps.Shape.Height, maps.Shape.Width);
        var cell = (double)Width / columns * maps.Shape.Height / maps.Shape.Width;
        return new(
            FigureLayout.TitleOf(title, ending, Width),
            [new ImageSheet([.. Enumerable.Range(0, maps.Shape.Channels).Select(ImageOf)], columns)],
            Width,
            HeaderHeight + (int)(rows * (cell + CaptionHeight)))
        {
            Subtitle = Invariant($"{subtitle} Black is {low:0.###}, white {high:0.###}, in all of them."),
        };

        SheetImage ImageOf(int index) => new(
            shape,
            [.. maps[index].Cast<float>().Select(value => (byte)(high > low ? Math.Round(255 * (value - low) / (high - low)) : 0))],
            [Invariant($"{index}")]);
    }
}
