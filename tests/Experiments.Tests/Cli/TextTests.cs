using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class TextTests
{
    [Theory]
    [InlineData("cnn[0] <b>", "cnn[0] <b>")]
    [InlineData("a\e[2Jb", "a\\u001b[2Jb")]
    [InlineData("tab\tnew\nline", "tab\\u0009new\\u000aline")]
    [InlineData("\u009b31m", "\\u009b31m")]
    [InlineData("turned \u202e around", "turned \\u202e around")]
    [InlineData("Größe 数字 👩\u200d🔬", "Größe 数字 👩\u200d🔬")]
    public void Piece_WithWhatSteersATerminal_ShowsItInstead(string text, string shown) =>
        Assert.Equal(shown, new Piece(text).Text);

    [Theory]
    [InlineData(true, "\e[31mbad\e[0m plain")]
    [InlineData(false, "bad plain")]
    public void Screen_WritesInks_OnlyWhereItShowsColors(bool showsColor, string written)
    {
        var screen = new Screen(TextWriter.Null, new() { ShowsColor = showsColor });

        Assert.Equal(written, screen.Encode(new(new Piece("bad", Ink.Bad), new Piece(" plain"))));
    }

    [Theory]
    [InlineData(30, "one two three four")]
    [InlineData(10, "one two|three four")]
    [InlineData(7, "one two|three|four")]
    [InlineData(2, "one|two|three|four")]
    public void Wrap_BreaksBetweenWords_AndNeverInOne(int width, string lines) =>
        Assert.Equal(lines, string.Join('|', Line.Wrap("one two three four", width)));

    [Fact]
    public void Wrap_KeepsLineBreaks() => Assert.Equal(["one", "", "two"], Line.Wrap("one\n\ntwo\n".TrimEnd(), 80));

    [Theory]
    [InlineData(int.MaxValue, "Name  Count  Note")]
    [InlineData(17, "Name  Count  Note")]
    [InlineData(16, "Name  Count")]
    [InlineData(10, "Name")]
    [InlineData(1, "Name")]
    public void Table_OnANarrowScreen_LosesWholeColumns(int width, string heading)
    {
        var table = new TextTable(new("Name"), new("Count", IsNumber: true, Rank: 1), new("Note", Rank: 2));
        table.Add(new("a"), new("1,234"), new("x"));

        Assert.Equal(heading, table.ToLines(width, Glyphs.Ascii).First().ToString());
    }

    [Fact]
    public void Table_AlignsNumbersAtTheRight()
    {
        var table = new TextTable(new("Name"), new("Count", IsNumber: true), new("Note"));
        table.Add(new("long name"), new("1"), new("x"));
        table.AddRule();
        table.Add(new("b"), new("1,234,567"), new(""));

        Assert.Equal(
            """
            Name           Count  Note
            --------------------------
            long name          1  x
            --------------------------
            b          1,234,567
            """,
            string.Join('\n', table.ToLines(80, Glyphs.Ascii)));
    }

    [Theory]
    [InlineData(30, "a  bb  ccc")]
    [InlineData(9, "a  ccc")]
    [InlineData(3, "a")]
    public void FittedLine_WithoutRoom_LosesTheHighestRankFirst(int width, string line) =>
        Assert.Equal(line, FittedLine.Of(width, (new("a"), 0), (new("bb"), 2), (new("ccc"), 1)).ToString());
}
