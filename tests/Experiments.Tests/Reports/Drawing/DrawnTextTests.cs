using Xunit;

namespace Experiments.Reports.Drawing;

public sealed class DrawnTextTests
{
    [Theory]
    [InlineData("a\nset output 'x'\r\nb", "a set output 'x' b")]
    [InlineData(" \t a\0\u001b[31m b \u0085", "a [31m b")]
    [InlineData("evil\u202egnp.exe\u200b", "evil gnp.exe")]
    [InlineData("a\u2028b", "a b")]
    [InlineData("Zürich 日本語 🎉", "Zürich 日本語 🎉")]
    [InlineData("", "")]
    public void Clean_AnyText_IsOneVisibleLine(string text, string expected) =>
        Assert.Equal(expected, DrawnText.Clean(text));

    [Fact]
    public void Clean_HalfASurrogatePair_IsReplaced() =>
        Assert.Equal("half \ufffd pair", DrawnText.Clean("half \ud800 pair"));

    [Fact]
    public void Lines_LongText_BreaksAtSpacesWithinTheWidth()
    {
        var lines = DrawnText.Lines("the quick brown fox jumps over the lazy dog", 110, 10, 12);

        Assert.True(lines.Count > 2);
        Assert.Equal("the quick brown fox jumps over the lazy dog", string.Join(' ', lines));
        Assert.All(lines, line => Assert.True(DrawnText.Width(line, 12) <= 110));
    }

    [Fact]
    public void Lines_MoreThanAllowed_EndInAnEllipsis()
    {
        var lines = DrawnText.Lines(new string('W', 300), 200, 2, 18, bold: true);

        Assert.Equal(2, lines.Count);
        Assert.EndsWith("W…", lines[1]);
        Assert.All(lines, line => Assert.True(DrawnText.Width(line, 18, bold: true) <= 200));
    }

    [Fact]
    public void Lines_SurrogatePairs_AreNotCutApart() => Assert.All(
        DrawnText.Lines(string.Concat(Enumerable.Repeat("🎉", 40)), 100, 3, 13),
        line => Assert.DoesNotContain('\ufffd', DrawnText.Clean(line)));

    [Fact]
    public void Shorten_TextAsWideAsTheRoom_StaysWhole() =>
        Assert.Equal("Training", DrawnText.Shorten("Training", DrawnText.Width("Training", 13), 13));

    [Theory]
    [InlineData("short", "short")]
    [InlineData("filters-dropout/dropout-0.2_filters-16", "filters…ers-16")]
    [InlineData("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉", "🎉🎉🎉…🎉🎉🎉")]
    public void ShortenMiddle_LongNames_KeepTheirEnds(string name, string expected)
    {
        var shortened = DrawnText.ShortenMiddle(name, 100, FontSize.Small);

        Assert.Equal(expected, shortened);
        Assert.True(DrawnText.Width(shortened, FontSize.Small) <= 100);
    }
}
