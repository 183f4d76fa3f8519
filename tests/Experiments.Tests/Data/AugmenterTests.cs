using Experiments.Layers;
using Experiments.Randomness;
using Xunit;
using static TorchSharp.torch;

namespace Experiments.Data;

public sealed class AugmenterTests
{
    private static readonly ImageSet Images = Pictures.Counting(40, 2, 9, 7);

    private static readonly Augmentation Everything = new()
    {
        Rotation = 20,
        Shear = 10,
        Zoom = 0.2,
        ShiftX = 0.1,
        ShiftY = 0.2,
        Flip = Flip.Both,
        Elastic = new(Alpha: 8, Sigma: 2),
        Erase = new(0.5),
        Noise = 0.05,
    };

    public static TheoryData<string> Kinds => ["warp", "flip", "elastic", "erase", "noise", "everything"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_OfAnExample_DependsOnNeitherBatchNorPlace(string kind)
    {
        using var scope = NewDisposeScope();
        int[] order = [.. Enumerable.Range(0, 40)];
        int[] reversed = [.. order.Reverse()];

        var alone = Load(Of(kind), batchSize: 1, [17], epoch: 3);
        var amongMany = Load(Of(kind), batchSize: 40, order, epoch: 3)[17];
        var elsewhere = Load(Of(kind), batchSize: 7, reversed, epoch: 3)[40 - 1 - 17];

        Assert.Equal(alone[0], amongMany);
        Assert.Equal(alone[0], elsewhere);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_OfAnotherEpochOrSeed_ChangesOtherwise(string kind)
    {
        int[] order = [.. Enumerable.Range(0, 40)];
        var first = Load(Of(kind), 40, order, epoch: 1).SelectMany(pixels => pixels);

        Assert.Equal(first, Load(Of(kind), 40, order, epoch: 1).SelectMany(pixels => pixels));
        Assert.NotEqual(first, Load(Of(kind), 40, order, epoch: 2).SelectMany(pixels => pixels));
        Assert.NotEqual(first, Load(Of(kind), 40, order, epoch: 1, seed: 2).SelectMany(pixels => pixels));
    }

    [Fact]
    public void Load_WithoutAnyChange_IsTheSameToTheBit()
    {
        int[] order = [.. Enumerable.Range(0, 40)];

        Assert.Equal(
            Load(null, 8, order, epoch: 1).SelectMany(pixels => pixels),
            Load(new Augmentation(), 8, order, epoch: 1).SelectMany(pixels => pixels));
    }

    [Fact]
    public void Flip_Alone_MirrorsSomeExactlyAndKeepsTheOthers()
    {
        int[] order = [.. Enumerable.Range(0, 40)];
        var images = Load(null, 40, order, epoch: 1);
        var flipped = Load(new Augmentation { Flip = Flip.Horizontal }, 40, order, epoch: 1);

        var mirrored = 0;
        foreach (var (image, changed) in images.Zip(flipped))
        {
            var mirror = image.Chunk(7).SelectMany(row => row.Reverse()).ToArray();
            Assert.True(changed.SequenceEqual(image) || changed.SequenceEqual(mirror));
            mirrored += changed.SequenceEqual(mirror) ? 1 : 0;
        }

        // 20 +- 3.2 by the binomial distribution.
        Assert.InRange(mirrored, 8, 32);
    }

    [Fact]
    public void Warp_ByAnything_StaysWithinTheRangesItIsGiven()
    {
        // A white dot in the middle, moved by up to two pixels of 20: all of its weight stays near.
        var dot = new ImageSet(new Shape(1, 21, 21), new byte[400 * 441], new byte[400]);
        for (var image = 0; image < 400; image++)
        {
            dot.Pixels[(image * 441) + (10 * 21) + 10] = 255;
        }
        var shift = 2.0 / 21;
        var moved = Load(
            new Augmentation { ShiftX = shift, ShiftY = shift }, 400, [.. Enumerable.Range(0, 400)], 1, images: dot);

        var columns = moved.Select(image => image.Select((weight, place) => weight * (place % 21)).Sum()).ToList();
        Assert.InRange(columns.Min(), 8 - 1e-3, 8.3);
        Assert.InRange(columns.Max(), 11.7, 12 + 1e-3);
        Assert.InRange(columns.Average(), 9.8, 10.2);
    }

    [Fact]
    public void Noise_OfADeviation_HasItAndNoMean()
    {
        var black = new ImageSet(new Shape(1, 10, 10), new byte[10_000], new byte[100]);

        var noise = Load(new Augmentation { Noise = 0.1 }, 100, [.. Enumerable.Range(0, 100)], 1, images: black)
            .SelectMany(pixels => pixels).ToList();

        Assert.InRange(noise.Average(), -0.005, 0.005);
        Assert.InRange(Math.Sqrt(noise.Average(pixel => pixel * pixel)), 0.097, 0.103);
    }

    [Fact]
    public void Erase_OfAProbability_ReplacesOneRectangleOfAShare()
    {
        var white = new ImageSet(new Shape(2, 20, 30), [.. Enumerable.Repeat((byte)255, 200 * 1200)], new byte[200]);

        var images = Load(
            new Augmentation { Erase = new(0.5) }, 200, [.. Enumerable.Range(0, 200)], 1, images: white);

        var shares = new List<double>();
        foreach (var image in images.Where(image => image.Any(pixel => pixel != 1)))
        {
            int[] erased = [.. Enumerable.Range(0, 600).Where(place => image[place] != 1)];
            Assert.Equal(erased, Enumerable.Range(0, 600).Where(place => image[600 + place] != 1));
            var height = 1 + (erased.Max() / 30) - (erased.Min() / 30);
            var width = 1 + erased.Max(place => place % 30) - erased.Min(place => place % 30);
            Assert.Equal(height * width, erased.Length);
            shares.Add(erased.Length / 600.0);
        }
        Assert.InRange(shares.Count, 75, 125);
        Assert.InRange(shares.Min(), 0.015, 0.1);
        Assert.InRange(shares.Max(), 0.25, 0.42);
    }

    [Fact]
    public void Elastic_OnARamp_MovesSmoothlyAndHardlyAtAllOnAverage()
    {
        // Brightness says where a pixel comes from: the column times 8.
        byte[] ramp = [.. Enumerable.Range(0, 32 * 32).Select(place => (byte)(place % 32 * 8))];
        var images = new ImageSet(new Shape(1, 32, 32), ramp, new byte[1]);

        var moved = Load(new Augmentation { Elastic = new(Alpha: 30, Sigma: 4) }, 1, [0], 1, images: images)[0];

        var offsets = moved.Select((pixel, place) => (pixel * 255 / 8) - (place % 32)).ToArray();
        Assert.InRange(offsets.Max(Math.Abs), 0.5, 6);
        Assert.InRange(offsets.Average(), -1, 1);
        for (var place = 1; place < offsets.Length; place++)
        {
            Assert.True(place % 32 == 0 || Math.Abs(offsets[place] - offsets[place - 1]) < 1);
        }
    }

    [Fact]
    public void Load_WithStandardScale_AugmentsBeforeIt()
    {
        int[] order = [.. Enumerable.Range(0, 40)];
        var standard = PixelScaling.Of(PixelScale.Standard, Images, order);
        var unit = Load(Everything, 40, order, epoch: 1);

        var scaled = Load(Everything, 40, order, epoch: 1, scaling: standard);

        for (var place = 0; place < 2 * 63; place++)
        {
            var channel = place / 63;
            Assert.Equal(
                (unit[5][place] - standard.Mean[channel]) / standard.Deviation[channel], scaled[5][place], 1e-5f);
        }
    }

    [Fact]
    public void Load_OfABatch_LeavesTwoTensorsAndNoMore()
    {
        using var scope = NewDisposeScope();
        Batches(Everything, batchSize: 8).Load([.. Enumerable.Range(0, 40)], step: 1);

        Assert.Equal(2, scope.DisposablesCount);
    }

    private static Augmentation Of(string kind) => kind switch
    {
        "warp" => new() { Rotation = 20, Shear = 10, Zoom = 0.2, ShiftX = 0.1, ShiftY = 0.2 },
        "flip" => new() { Flip = Flip.Both },
        "elastic" => new() { Elastic = Everything.Elastic },
        "erase" => new() { Erase = Everything.Erase },
        "noise" => new() { Noise = 0.05 },
        _ => Everything,
    };

    private static Batches Batches(
        Augmentation? augmentation, int batchSize, ulong seed = 1, ImageSet? images = null,
        PixelScaling? scaling = null)
    {
        images ??= Images;
        return new(
            images,
            scaling ?? PixelScaling.Of(PixelScale.Unit, images, [0]),
            batchSize,
            augmentation is null ? null : new Augmenter(augmentation, images.Shape, new TrialSeed(seed)));
    }

    private static List<float[]> Load(
        Augmentation? augmentation, int batchSize, int[] order, int epoch, ulong seed = 1, ImageSet? images = null,
        PixelScaling? scaling = null)
    {
        using var scope = NewDisposeScope();
        var batches = Batches(augmentation, batchSize, seed, images, scaling);
        var loaded = Enumerable.Range(0, batches.StepCount(order.Length))
            .SelectMany(step => batches.Load(order, step, epoch).Images.data<float>().ToArray());
        return [.. loaded.Chunk((int)(images ?? Images).Shape.Size)];
    }
}
