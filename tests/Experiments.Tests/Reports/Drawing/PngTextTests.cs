using System.Text;
using Xunit;

namespace Experiments.Reports.Drawing;

public sealed class PngTextTests
{
    private static readonly byte[] Picture =
        FigureRenderer.Create().ToPng(new Figure("A", [new AxesPanel(Unit, Unit, [])], 200, 120));

    private static Axis Unit => new("", 0, 1, []);

    [Fact]
    public void Add_Texts_AreReadBackInTheirOrder()
    {
        (string, string)[] texts =
            [("Source", "baseline/0123456789"), ("Command", "./run.sh é 日本 \"x\"\n'y'"), ("Empty", "")];

        var file = PngText.Add(Picture, texts);

        Assert.Equal(texts, PngText.Read(file));
        Assert.Equal(Png.Read(Picture), Png.Read(file));
        Assert.Empty(PngText.Read(Picture));
    }

    // The bytes are those that Python's zlib.crc32 and struct make of the same chunk.
    [Fact]
    public void Add_AText_WritesTheChunkOfTheSpecification()
    {
        var file = PngText.Add(Picture, [("Source", "baseline/0123456789 é 日本")]);

        Assert.Contains(
            "0000002869545874536f757263650000000000626173656c696e652f3031323334353637383920c3a920e697a5e69cac053dca27",
            Convert.ToHexStringLower(file),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no PNG at all, but long enough to be one")]
    public void Add_ToSomethingElse_IsRefused(string content) =>
        Assert.Throws<FormatException>(() => PngText.Add(Encoding.ASCII.GetBytes(content), []));

    [Fact]
    public void Read_OfAPngThatIsCutOff_IsRefused() =>
        Assert.Throws<FormatException>(() => PngText.Read(Picture.AsSpan(0, Picture.Length - 5)));
}
