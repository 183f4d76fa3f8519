using Experiments.Models;
using Experiments.Reports.Drawing;
using Experiments.Trials;
using static System.FormattableString;

namespace Experiments.Reports.Figures;

/// <summary>Activation maps and filters as a sheet of small pictures, all on one scale.</summary>
public static class MapSheet
{
    private const int MostMaps = 128;
    private const int MostColumns = 16;
    private const double WidestMap = 140;

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
        var (ink, scale) = ScaleOf(maps.Smallest, maps.Largest);
        var count = Math.Min(MostMaps, maps.Shape.Channels);
        var images = Enumerable.Range(0, count)
            .Select(index => SheetFigure.ImageOf(maps[index], ink, Invariant($"{index}")))
            .ToList();
        var columns = Math.Min(MostColumns, (int)Math.Ceiling(Math.Sqrt(2.0 * count)));
        return SheetFigure.Of(title, ending, images, columns, WidestMap) with
        {
            Subtitle = $"{subtitle} In all of them: {scale}."
                + (count < maps.Shape.Channels ? Invariant($" The first {count} of {maps.Shape.Channels}.") : ""),
        };
    }

    // Numbers of both signs in two colors around a white 0, so that what pushes and what pulls shows; else in gray.
    private static (Func<float, Ink> Ink, string Text) ScaleOf(float least, float largest)
    {
        if (least < 0 && largest > 0)
        {
            var reach = Math.Max(-least, largest);
            return (
                value => ColorScale.Diverging.At(0.5 + (0.5 * value / reach)),
                Invariant($"dark vermillion is -{reach:0.###}, white 0, dark blue {reach:0.###}"));
        }
        var span = largest > least ? largest - least : 1;
        return (
            value => ColorScale.Grays.At((value - least) / span),
            Invariant($"black is {least:0.###}, white {largest:0.###}"));
    }
}
