using System.IO.Compression;
using Experiments.Files;
using Experiments.Layers;
using Xunit;

namespace Experiments.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OfGrayImages_HasTheirPixelsAndClasses()
    {
        foreach (var (split, name, shade) in new[]
        {
            ("train", "dog/b", 20), ("train", "cat/a", 10), ("train", "cat/b", 11), ("test", "dog/x", 30),
        })
        {
            Put($"{split}/{name}.png", Gray(shade));
        }

        var described = DatasetCatalogue.Describe(_folder.Path);
        var dataset = Load();

        Assert.Equal(["cat", "dog"], described.ClassNames);
        Assert.Equal((new Shape(1, 2, 3), 3, 1), (described.Shape, described.TrainCount, described.TestCount));
        Assert.Equal(described.Shape, dataset.Description.Shape);
        Assert.Equal([10, 11, 20], FirstPixels(dataset.Train).Order());
        Assert.Equal(
            FirstPixels(dataset.Train).Select(shade => shade == 20), dataset.Train.Labels.Select(label => label == 1));
        Assert.Equal([30, 31, 32, 33, 34, 35], dataset.Test.Pixels);
        Assert.Equal([1], dataset.Test.Labels);
    }

    [Fact]
    public void Load_OfTheSameImages_GivesTheSameOrderAndSum()
    {
        Fill(20);
        var first = Load();
        foreach (var file in Directory.GetFiles(_folder.At("train/b")).Reverse())
        {
            var content = File.ReadAllBytes(file);
            File.Delete(file);
            File.WriteAllBytes(file, content);
        }

        Assert.Equal(first.Train.Pixels, Load().Train.Pixels);
        Assert.Equal(first.Sha256, Load().Sha256);
        Assert.NotEqual(first.Train.Labels.Order(), first.Train.Labels);
        Put("train/a/3.png", Gray(99));
        Assert.NotEqual(first.Sha256, Load().Sha256);
    }

    public static TheoryData<string> Kinds => ["rgb", "rgba", "palette", "interlaced"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_OfColorImages_HasRedGreenAndBlueApart(string kind)
    {
        // Ten by nine pixels, so that an interlaced one has all its passes.
        var shades = Enumerable.Range(0, 90).Select(place => (byte)place).ToArray();
        byte[] Rgb(byte shade) => [shade, (byte)(shade + 80), (byte)(255 - shade)];
        var png = kind switch
        {
            "rgba" => PngFile.Of(
                10, 9, PngFile.RgbaType, [.. shades.SelectMany(shade => Rgb(shade).Append((byte)255))]),
            "palette" => PngFile.Of(10, 9, PngFile.PaletteType, shades, palette: [.. shades.SelectMany(Rgb)]),
            _ => PngFile.Of(10, 9, PngFile.RgbType, [.. shades.SelectMany(Rgb)], interlaced: kind == "interlaced"),
        };
        Put("train/a/1.png", png);
        Put("train/b/1.png", png);
        Put("test/b/1.png", png);

        var dataset = Load();

        Assert.Equal(new Shape(3, 9, 10), dataset.Description.Shape);
        Assert.Equal(
            [.. shades, .. shades.Select(shade => (byte)(shade + 80)), .. shades.Select(shade => (byte)(255 - shade))],
            dataset.Test.Pixels);
    }

    [Fact]
    public void Load_OfOneBitPixels_SpreadsThemFromBlackToWhite()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write([0, 0b1010_0000, 0, 0b0110_0000]);
        }
        Fill(2);
        foreach (var file in Directory.GetFiles(_folder.Path, "*.png", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(file, PngFile.Of(3, 2, bits: 1, PngFile.GrayType, interlace: 0, packed.ToArray()));
        }

        Assert.Equal([255, 0, 255, 0, 255, 255], Load().Test.Image(0).ToArray());
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "cut", "is damaged: " },
        { "cut in the header", "is no PNG image. Convert it to PNG, or take it out." },
        { "text", "is no PNG image. Convert it to PNG, or take it out." },
        { "empty", "is no PNG image. Convert it to PNG, or take it out." },
        { "changed", "is damaged: " },
        { "huge", "has 100000x100000 pixels, but 1 to 4096 a side can be used. Make it smaller." },
        { "zero", "has 0x2 pixels, but 1 to 4096 a side can be used. Make it smaller." },
        { "deep", "has 16 bits a channel, but 8 can be used. Save it with 8 bits." },
        { "transparent", "has transparent pixels, and nothing says what lies behind them. Save it without " },
        { "impossible", "is damaged: " },
        { "other size", "is gray and 2x3, but " },
        { "color", "is in color and 3x2, but " },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Load_OfABadImage_NamesItAndWhatToDo(string kind, string expected)
    {
        Fill(4);
        Directory.Delete(_folder.At("test/a"), recursive: true);
        var png = kind switch
        {
            "cut" => Gray(1)[..^20],
            "cut in the header" => Gray(1)[..30],
            "text" => "This is no image at all, however it is called."u8.ToArray(),
            "empty" => [],
            "changed" => Changed(Gray(1)),
            "huge" => PngFile.Of(100_000, 100_000, 8, PngFile.GrayType, 0, []),
            "zero" => PngFile.Of(0, 2, 8, PngFile.GrayType, 0, []),
            "deep" => PngFile.Of(3, 2, 16, PngFile.GrayType, 0, []),
            "transparent" => PngFile.Of(3, 2, type: 4, new byte[12]),
            "impossible" => PngFile.Of(3, 2, 8, type: 0, interlace: 77, []),
            "other size" => PngFile.Of(2, 3, PngFile.GrayType, new byte[6]),
            _ => PngFile.Of(3, 2, PngFile.RgbType, new byte[18]),
        };
        Put("test/b/bad.png", png);

        var failure = Assert.Throws<ExperimentException>(Load);

        Assert.Equal(FailureKind.Data, failure.Kind);
        Assert.StartsWith($"{_folder.At("test/b/bad.png")}: {expected}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test", "test: is missing. A folder of images has train/CLASS/NAME.png and test/CLASS/NAME.png; ")]
    [InlineData("train", "train: is missing. A folder of images has train/CLASS/NAME.png and test/CLASS/NAME.png; ")]
    [InlineData("train/b", "train: has 1 folders, but each class has one, and there must be 2 to 256.")]
    public void Describe_WithoutAFolder_SaysWhatBelongsThere(string removed, string expected)
    {
        Fill(2);
        Directory.Delete(_folder.At(removed), recursive: true);

        var failure = Assert.Throws<ExperimentException>(() => DatasetCatalogue.Describe(_folder.Path));

        Assert.StartsWith(_folder.At(expected), failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test/c/1.png", "test/c: there is no class of this name in ")]
    [InlineData("train/a/1.jpg", "train/a/1.jpg: is no PNG image. Convert it to PNG, or take it out.")]
    [InlineData("train/a/more/1.png", "train/a/more: is no PNG image.")]
    [InlineData("train/empty/.hidden", "train/empty: has no images. Put PNG files there, or take the folder out.")]
    public void Describe_WithAFileTooMuch_NamesIt(string file, string expected)
    {
        Fill(2);
        Put(file, Gray(1));

        var failure = Assert.Throws<ExperimentException>(() => DatasetCatalogue.Describe(_folder.Path));

        Assert.StartsWith(_folder.At(expected), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OfAFolderOfNeitherKind_NamesBoth()
    {
        Put("cats/1.png", Gray(1));

        var failure = Assert.Throws<ExperimentException>(() => DatasetCatalogue.Describe(_folder.Path));

        Assert.Contains("train-images-idx3-ubyte", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "a folder of images has train/CLASS/NAME.png and test/CLASS/NAME.png.", failure.Message,
            StringComparison.Ordinal);
    }

    // Any damage gives an error or an image, in bounded time and memory.
    [Fact]
    public void Decode_OfDamagedFiles_NeverCrashes()
    {
        var png = PngFile.Of(12, 9, PngFile.RgbType, [.. Enumerable.Range(0, 324).Select(value => (byte)(value * 7))]);
        var stream = new Randomness.RandomStream(1);
        var decoder = ImageDecoder.Create();
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            byte[] damaged = [.. png.Take(1 + stream.NextIndex(png.Length))];
            for (var change = stream.NextIndex(4); change > 0; change--)
            {
                damaged[stream.NextIndex(damaged.Length)] = (byte)stream.NextBits();
            }
            try
            {
                var header = PngHeader.Read(damaged);
                if (header is { Width: < 100, Height: < 100 })
                {
                    Assert.Equal(4 * header.Width * header.Height, decoder.ToRgba(damaged, header).Length);
                }
            }
            catch (InvalidDataException damage)
            {
                Assert.NotEmpty(damage.Message);
            }
        }
    }

    private static byte[] Gray(int shade) =>
        PngFile.Of(3, 2, PngFile.GrayType, [.. Enumerable.Range(shade, 6).Select(value => (byte)value)]);

    // In the middle of the packed pixels, where the checksums see it.
    private static byte[] Changed(byte[] png)
    {
        png[^20] ^= 0x55;
        return png;
    }

    private static List<int> FirstPixels(ImageSet set) =>
        [.. Enumerable.Range(0, set.Count).Select(index => (int)set.Image(index)[0])];

    private void Fill(int count)
    {
        for (var number = 0; number < count; number++)
        {
            Put($"train/a/{number}.png", Gray(number));
            Put($"train/b/{number}.png", Gray(100 + number));
            Put($"test/a/{number}.png", Gray(200 + number));
        }
        Directory.CreateDirectory(_folder.At("test/b"));
    }

    private void Put(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(name))!);
        File.WriteAllBytes(_folder.At(name), content);
    }

    private Dataset Load() =>
        DatasetLoader.Load(_folder.Path, new DataLocation(), progress: null, CancellationToken.None);
}
