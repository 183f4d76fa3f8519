using Experiments.Files;
using Experiments.Reports.Drawing;

namespace Experiments.Reports.Figures;

/// <summary>A figure as a picture.</summary>
/// <param name="Name">The file's name without ending.</param>
/// <param name="Title">Its heading on a page.</param>
/// <param name="Caption">A sentence that says how to read it, for those who cannot see it too.</param>
/// <param name="Png">The picture.</param>
public sealed record DrawnFigure(string Name, string Title, string Caption, byte[] Png);

/// <summary>Figures that were drawn together.</summary>
/// <param name="Figures">Those that could be drawn and had something to show, in the order of a page.</param>
/// <param name="Problems">The others with the reasons why they could not.</param>
public sealed record DrawnFigures(
    IReadOnlyList<DrawnFigure> Figures, IReadOnlyList<(string Name, string Reason)> Problems)
{
    // A renderer's process leaves a core idle while this one works out the next figure.
    private const int AtATime = 2;

    /// <summary>Writes the pictures.</summary>
    /// <param name="pathOf">Where a figure goes, by its name.</param>
    /// <returns>Which figures could not be drawn and why, a sentence a reason; empty where all is well.</returns>
    /// <exception cref="ExperimentException">One cannot be written; kind Results.</exception>
    public IReadOnlyList<string> Write(Func<string, string> pathOf)
    {
        foreach (var figure in Figures)
        {
            AtomicFile.Write(pathOf(figure.Name), stream => stream.Write(figure.Png));
        }
        return
        [
            .. Problems.GroupBy(problem => problem.Reason, problem => pathOf(problem.Name))
                .Select(problem => $"Not drawn: {Few([.. problem])}: {problem.Key}"),
        ];
    }

    /// <summary>Draws figures. One that cannot be drawn leaves the others alone.</summary>
    internal static DrawnFigures Of(
        IReadOnlyList<PlannedFigure> planned, FigureProvenance provenance, IFigureRenderer renderer)
    {
        var drawn = planned
            .AsParallel().AsOrdered().WithDegreeOfParallelism(AtATime)
            .WithMergeOptions(ParallelMergeOptions.FullyBuffered)
            .Select(figure => Draw(figure, provenance, renderer))
            .ToList();
        if (drawn.Find(figure => figure.Error is OperationCanceledException).Error is { } cancelled)
        {
            throw cancelled;
        }
        return new(
            [
                .. planned.Zip(drawn)
                    .Where(figure => figure.Second.Png is not null)
                    .Select(figure => new DrawnFigure(
                        figure.First.Name, figure.First.Title, figure.First.Caption, figure.Second.Png!)),
            ],
            [
                .. planned.Zip(drawn)
                    .Where(figure => figure.Second.Error is not null)
                    .Select(figure => (figure.First.Name, figure.Second.Error!.Message)),
            ]);
    }

    private static (byte[]? Png, Exception? Error) Draw(
        PlannedFigure planned, FigureProvenance provenance, IFigureRenderer renderer)
    {
        try
        {
            return (planned.Stamped() is { } figure ? renderer.ToPng(provenance.In(figure)) : null, null);
        }
        catch (Exception error)
        {
            return (null, error);
        }
    }

    // Where gnuplot is missing, no figure can be drawn, and there may be dozens.
    private static string Few(IReadOnlyList<string> paths)
    {
        const int MostNamed = 3;
        return paths.Count <= MostNamed + 1
            ? string.Join(" and ", paths)
            : $"{string.Join(", ", paths.Take(MostNamed))} and {paths.Count - MostNamed} more";
    }
}
