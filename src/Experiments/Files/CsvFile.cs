using System.Globalization;
using System.Text;

namespace Experiments.Files;

/// <summary>
/// Tables as text: a header line, a comma between cells, quotes where a cell needs them (RFC 4180), lines that end in
/// LF. Numbers are written so that reading gives the same bits.
/// </summary>
public static class CsvFile
{
    /// <summary>Writes a table, complete or not at all.</summary>
    /// <param name="path">Where the file goes.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">As many cells a row as there are columns.</param>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            foreach (var row in rows.Prepend(columns))
            {
                if (row.Count != columns.Count)
                {
                    throw new ArgumentException(
                        $"A row has {row.Count} cells, the table {columns.Count} columns.", nameof(rows));
                }
                writer.WriteLine(string.Join(',', row.Select(Quoted)));
            }
        });

    /// <summary>Reads a table that has exactly these columns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The names that the header must have, in this order.</param>
    /// <param name="row">
    /// Makes a row's value from its cells; a <see cref="FormatException"/> of it is reported with its line.
    /// </param>
    /// <exception cref="ExperimentException">
    /// The file is missing, cannot be read or is no such table; kind Results.
    /// </exception>
    public static IReadOnlyList<T> Read<T>(
        string path, IReadOnlyList<string> columns, Func<IReadOnlyList<string>, T> row)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, exception.Message, exception);
        }

        var values = new List<T>();
        var line = 0;
        try
        {
            foreach (var cells in CsvText.Records(text))
            {
                line++;
                if (line == 1)
                {
                    RequireHeader(columns, cells);
                    continue;
                }
                if (cells.Count != columns.Count)
                {
                    throw new FormatException($"{cells.Count} cells stand where {columns.Count} belong");
                }
                values.Add(row(cells));
            }
            if (line == 0)
            {
                throw new FormatException("the file is empty");
            }
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw Damaged(path, $"row {Math.Max(line, 1)}: {exception.Message}", exception);
        }
        return values;
    }

    /// <summary>A number as a cell: the shortest text that reads back to the same bits; empty for null.</summary>
    public static string Cell(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number as a cell: the shortest text that reads back to the same bits.</summary>
    public static string Cell(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number as a cell.</summary>
    public static string Cell(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A duration as a cell, in seconds.</summary>
    public static string Cell(TimeSpan duration) => Cell(duration.TotalSeconds);

    /// <summary>The number in a cell.</summary>
    /// <exception cref="FormatException">The cell holds no number.</exception>
    public static double ToNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{cell}' is not a number");

    /// <summary>The number in a cell; null where it is empty.</summary>
    /// <exception cref="FormatException">The cell holds something else.</exception>
    public static double? ToNumberOrNull(string cell) => cell.Length == 0 ? null : ToNumber(cell);

    /// <summary>
    /// The duration that was written as that many seconds, to the tick; TimeSpan.FromSeconds would cut one off.
    /// </summary>
    /// <exception cref="FormatException">It is no duration.</exception>
    public static TimeSpan ToDuration(double seconds) =>
        Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : throw new FormatException($"{Cell(seconds)} s is no duration");

    /// <summary>The whole number in a cell, from 0.</summary>
    /// <exception cref="FormatException">The cell holds no such number.</exception>
    public static int ToCount(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException($"'{cell}' is not a whole number");

    private static void RequireHeader(IReadOnlyList<string> columns, IReadOnlyList<string> found)
    {
        if (!columns.SequenceEqual(found))
        {
            throw new FormatException(
                $"the columns are {string.Join(',', found)} where {string.Join(',', columns)} belong");
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static ExperimentException Damaged(string path, string finding, Exception inner) => new(
        FailureKind.Results,
        $"{path}: this result cannot be read: {finding}. The other results are untouched. Put the file back from a "
        + "copy, or delete the folder it lies in and run the same command again.",
        inner);
}
