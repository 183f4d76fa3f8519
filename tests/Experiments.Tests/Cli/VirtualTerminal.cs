using System.Text;

namespace Experiments.Cli;

/// <summary>A terminal as far as the live area uses one: it wraps, goes up, erases, and refuses other codes.</summary>
internal sealed class VirtualTerminal(int width) : StringWriter
{
    private readonly List<StringBuilder> _rows = [new()];
    private int _row;
    private int _column;

    /// <summary>How often it was written to: each write may be seen by itself.</summary>
    public int WriteCount { get; private set; }

    /// <summary>What can be seen, without blanks at the ends of rows.</summary>
    public string Text => string.Join('\n', _rows.Select(row => row.ToString().TrimEnd())).TrimEnd('\n');

    public override void Write(string? value)
    {
        base.Write(value);
        WriteCount++;
        var text = value ?? "";
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\e':
                    var end = text.IndexOfAny([.. "AKJm"], index);
                    Obey(text[(index + 2)..end], text[end]);
                    index = end;
                    break;
                case '\r':
                    _column = 0;
                    break;
                case '\n':
                    GoDown();
                    break;
                case var letter:
                    Put(letter);
                    break;
            }
        }
    }

    private void Obey(string argument, char command)
    {
        switch (command)
        {
            case 'A':
                _row = Math.Max(0, _row - int.Parse(argument, null));
                break;
            case 'K':
                EraseRow();
                break;
            case 'J':
                EraseRow();
                _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
                break;
            case 'm':
                break;
            default:
                throw new NotSupportedException($"{argument}{command}");
        }
    }

    private void EraseRow()
    {
        // A cursor behind the last column erases the last one: that is how terminals lose a letter.
        var from = Math.Min(_column, width - 1);
        if (_rows[_row].Length > from)
        {
            _rows[_row].Length = from;
        }
    }

    private void Put(char letter)
    {
        if (_column == width)
        {
            GoDown();
        }
        var row = _rows[_row];
        row.Append(' ', Math.Max(0, _column + 1 - row.Length));
        row[_column++] = letter;
    }

    private void GoDown()
    {
        _column = 0;
        if (++_row == _rows.Count)
        {
            _rows.Add(new());
        }
    }
}
