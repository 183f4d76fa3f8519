using System.Text;

namespace Experiments.Cli.Text;

/// <summary>
/// The last lines of a terminal, drawn again in place. Each drawing is one write that overwrites line by line, so
/// nothing flickers; the cursor stays visible at its end, so there is nothing to restore when the program is killed.
/// </summary>
internal sealed class LiveArea(Screen screen)
{
    private IReadOnlyList<Line> _shown = [];

    /// <summary>Columns a line may take: one less than the window has, so that no terminal wraps it.</summary>
    public int Width => screen.Width - 1;

    /// <summary>Draws the lines in place of those shown before.</summary>
    public void Show(IReadOnlyList<Line> lines) => Redraw([], lines);

    /// <summary>Adds lasting lines above the area.</summary>
    public void WriteAbove(IEnumerable<Line> lasting) => Redraw(lasting, _shown);

    /// <summary>Takes the area away.</summary>
    public void Clear() => Redraw([], []);

    /// <summary>Leaves what is shown and starts anew below: after a suspension the cursor is elsewhere.</summary>
    public void Forget() => _shown = [];

    private void Redraw(IEnumerable<Line> lasting, IReadOnlyList<Line> lines)
    {
        var text = new StringBuilder();
        text.Append('\r');
        if (_shown.Count > 1)
        {
            // Where the window became narrower meanwhile, terminals disagree on what became of the lines. Going up by
            // more than their number might overwrite lasting ones; going up by it leaves a stale line at worst.
            text.Append("\e[").Append(_shown.Count - 1).Append('A');
        }
        var above = lasting.ToList();
        if (above.Count > 0)
        {
            // Lasting lines may be wider than the window: then the rows that they wrap into have to be empty.
            text.Append("\e[J");
        }
        foreach (var line in above)
        {
            text.Append(screen.Encode(line)).Append('\n');
        }
        _shown = [.. lines.Select(line => line.Crop(Width))];
        text.AppendJoin("\e[K\n", _shown.Select(screen.Encode)).Append("\e[J");
        screen.Send(text.ToString());
    }
}
