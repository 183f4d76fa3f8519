using Experiments.Cli.Text;
using Experiments.Execution.Cleaning;

namespace Experiments.Cli.Outputs;

/// <summary>What can be removed and what was, as text.</summary>
internal static class LitterText
{
    /// <summary>What can be removed.</summary>
    public static IEnumerable<Line> Of(LitterFound found, int width, Glyphs glyphs)
    {
        var inUse = found.InUse.SelectMany(used =>
            Line.Wrap($"{Short(found, used.Run.Path)} is left alone: {used.Owner} works on it.", width));
        if (found.Litter.Count == 0)
        {
            return inUse.Append($"Nothing is to be removed from {found.Results.Path}.").Select(line => new Line(line));
        }
        var table = new TextTable(
            new TextColumn("To be removed"), new("What", Rank: 1), new("Size", IsNumber: true, Rank: 2));
        foreach (var piece in found.Litter)
        {
            table.Add(new(Short(found, piece.Path)), new(Word(piece.Kind)), new(Numbers.Memory(piece.Bytes)));
        }
        return
        [
            .. table.ToLines(width, glyphs),
            .. inUse.Select(line => new Line(line)),
            new($"{Sum(found.Litter)} of {found.Results.Path}"),
        ];
    }

    /// <summary>What was removed.</summary>
    public static Line Of(LitterRemoved removed) => new($"Removed {Sum(removed.Litter)}.");

    /// <summary>Why something may go, in words.</summary>
    public static string Word(LitterKind kind) => kind switch
    {
        LitterKind.Leftover => "leftover",
        LitterKind.Unplanned => "no longer planned",
        _ => "whole run",
    };

    private static string Sum(IReadOnlyList<Litter> litter) =>
        $"{Numbers.Count(litter.Count, "path")}, {Numbers.Memory(litter.Sum(piece => piece.Bytes))}";

    private static string Short(LitterFound found, string path)
    {
        var relative = Path.GetRelativePath(found.Results.Path, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
