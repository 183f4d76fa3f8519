using Xunit;

namespace Experiments.Reports.Drawing;

public sealed class ColorScaleTests
{
    public static TheoryData<ColorScale> Scales { get; } = [ColorScale.Sequential, ColorScale.Blues];

    // What a figure says must still be there when it is printed in gray.
    [Theory]
    [MemberData(nameof(Scales))]
    public void At_RisingNumbers_GoesOneWayInLightness(ColorScale scale)
    {
        var lightness = Enumerable.Range(0, 21).Select(step => Lightness(scale.At(step / 20.0))).ToList();
        var steps = lightness.Zip(lightness.Skip(1), (one, next) => next - one).ToList();

        Assert.True(steps.TrueForAll(step => step < -1));
        Assert.True(lightness[0] - lightness[^1] > 65);
    }

    [Fact]
    public void At_NumbersOfBothSigns_IsWhiteBetweenThem()
    {
        var scale = ColorScale.Diverging;

        Assert.Equal(Ink.White, scale.At(0.5));
        Assert.True(scale.At(0).Red > scale.At(0).Blue);
        Assert.True(scale.At(1).Blue > scale.At(1).Red);
        Assert.InRange(Lightness(scale.At(0)) - Lightness(scale.At(1)), -5, 5);
    }

    [Fact]
    public void At_NumbersBeyondTheScale_HaveTheColorsOfItsEnds()
    {
        Assert.Equal(ColorScale.Blues.At(0), ColorScale.Blues.At(-3));
        Assert.Equal(ColorScale.Blues.At(1), ColorScale.Blues.At(7));
        Assert.Equal(Ink.White, ColorScale.Blues.At(0));
        Assert.Equal(new Ink(0, 0, 0), ColorScale.Grays.At(0));
        Assert.Equal(Ink.White, ColorScale.Grays.At(1));
    }

    [Fact]
    public void Readable_OnAnyColor_IsFarFromItInLightness() => Assert.All(
        Enumerable.Range(0, 21).Select(step => ColorScale.Sequential.At(step / 20.0)),
        ink => Assert.True(Math.Abs(Lightness(ink) - Lightness(ink.Readable)) > 35, ink.ToString()));

    // L* of CIELAB, 0 to 100.
    private static double Lightness(Ink ink)
    {
        var light = (0.2126 * Linear(ink.Red)) + (0.7152 * Linear(ink.Green)) + (0.0722 * Linear(ink.Blue));
        return light > 0.008856 ? (116 * Math.Cbrt(light)) - 16 : 903.3 * light;

        static double Linear(byte value) =>
            value <= 10 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);
    }
}
