namespace Experiments.Cli.Text;

/// <summary>Parts of a line that give way on a narrow screen.</summary>
internal static class FittedLine
{
    private const string Gap = "  ";

    /// <summary>Puts parts beside one another, leaving out those of the highest rank until the rest fits.</summary>
    /// <param name="width">Columns the line may take; a part of rank 0 stays even if it does not fit.</param>
    /// <param name="parts">Text and rank, from the left; empty ones are left out.</param>
    public static Line Of(int width, params IEnumerable<(Piece Piece, int Rank)> parts)
    {
        var left = parts.Where(part => part.Piece.Text.Length > 0).ToList();
        while (Width(left) > width && left.Count > 1 && left.Max(part => part.Rank) is var highest && highest > 0)
        {
            left.RemoveAt(left.FindLastIndex(part => part.Rank == highest));
        }
        return new([.. left.SelectMany<(Piece Piece, int), Piece>((part, index) =>
            index == 0 ? [part.Piece] : [new(Gap), part.Piece])]);
    }

    private static int Width(List<(Piece Piece, int Rank)> parts) =>
        parts.Sum(part => part.Piece.Text.Length) + (Gap.Length * (parts.Count - 1));
}
