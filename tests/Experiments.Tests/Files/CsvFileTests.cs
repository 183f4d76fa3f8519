using Xunit;

namespace Experiments.Files;

public sealed class CsvFileTests : IDisposable
{
    private static readonly string[] Columns = ["a", "b"];

    private readonly TemporaryFolder _folder = new();

    private string Table => _folder.At("table.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_CellsWithCommasQuotesAndBreaks_ReadBackEqual()
    {
        string[][] rows = [["x,y", "say \"so\""], ["two\nlines", "two\r\nmore"], ["", " spaced "], ["é", "'"]];

        CsvFile.Write(Table, Columns, rows);

        Assert.Equal(rows, CsvFile.Read(Table, Columns, cells => cells.ToArray()));
    }

    [Fact]
    public void Read_LinesOfOtherSystems_GiveTheSameRows()
    {
        File.WriteAllText(Table, "a,b\r\n1,\"2\"\r\n3,4");

        Assert.Equal([["1", "2"], ["3", "4"]], CsvFile.Read(Table, Columns, cells => cells.ToArray()));
    }

    [Theory]
    [InlineData("", "row 1: the file is empty")]
    [InlineData("a,c\n", "row 1: the columns are a,c where a,b belong")]
    [InlineData("a,b\n1\n", "row 2: 1 cells stand where 2 belong")]
    [InlineData("a,b\n1,2\n1,2,3\n", "row 3: 3 cells stand where 2 belong")]
    [InlineData("a,b\n1,\"2\n", "a quoted cell does not end")]
    [InlineData("a,b\n1,\"2\"3\n", "'3' follows a closing quote")]
    [InlineData("a,b\n1,2\"3\n", "a quote stands inside the cell 2\"3")]
    [InlineData("a,b\n1,x\n", "row 2: 'x' is not a number")]
    [InlineData("a,b\n1,1,5\n", "row 2: 3 cells stand where 2 belong")]
    public void Read_DamagedTable_IsRefusedWithTheReason(string text, string reason)
    {
        File.WriteAllText(Table, text);

        var exception = Assert.Throws<ExperimentException>(
            () => CsvFile.Read(Table, Columns, cells => CsvFile.ToNumber(cells[1])));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.StartsWith($"{Table}: this result cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingTable_IsRefused() =>
        Assert.Throws<ExperimentException>(() => CsvFile.Read(Table, Columns, cells => cells.Count));

    [Theory]
    [InlineData(173_428)]
    [InlineData(4_194_780_910)]
    [InlineData(0)]
    public void ToDuration_OfWhatACellTells_IsTheSameTick(long ticks)
    {
        var duration = TimeSpan.FromTicks(ticks);

        Assert.Equal(duration, CsvFile.ToDuration(CsvFile.ToNumber(CsvFile.Cell(duration))));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    public void ToDuration_OfNoDuration_IsRefused(double seconds) =>
        Assert.Throws<FormatException>(() => CsvFile.ToDuration(seconds));

    [Theory]
    [InlineData(0.1 + 0.2)]
    [InlineData(1.0 / 3)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(-0.0)]
    public void Cell_OfANumber_ReadsBackToTheSameBits(double number) =>
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(number),
            BitConverter.DoubleToInt64Bits(CsvFile.ToNumber(CsvFile.Cell(number))));
}
