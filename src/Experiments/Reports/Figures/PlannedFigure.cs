using Experiments.Reports.Drawing;
using Experiments.Spec;

namespace Experiments.Reports.Figures;

/// <summary>A figure that can be drawn.</summary>
/// <param name="Name">The file's name without ending.</param>
/// <param name="Title">Its heading on a page.</param>
/// <param name="Caption">A sentence that says how to read it.</param>
/// <param name="Make">Works out what to draw; null where it turns out that there is nothing.</param>
internal sealed record PlannedFigure(string Name, string Title, string Caption, Func<Figure?> Make)
{
    /// <summary>What stands behind the name of a variant that was trained on test images.</summary>
    public const string Star = "*";

    /// <summary>Whether models that it shows were trained on test images, which it has to say. Default: no.</summary>
    public bool UsesTestImages { get; init; }

    /// <summary>What to draw, with all that it has to say; null where there is nothing.</summary>
    public Figure? Stamped()
    {
        var figure = Make();
        return UsesTestImages && figure is not null
            ? figure with { Subtitle = $"{Star} {ExperimentSpec.TestImagesStamp}. {figure.Subtitle}" }
            : figure;
    }

    /// <summary>Whether it is one of a series, a figure a variant. Default: no.</summary>
    public bool IsOfOneVariant { get; init; }
}
