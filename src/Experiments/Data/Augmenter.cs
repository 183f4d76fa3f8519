using Experiments.Layers;
using Experiments.Randomness;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Experiments.Data;

/// <summary>
/// Changes training examples at random. What happens to an example follows from the trial's seed, the epoch and the
/// example's number alone, so neither batch size, nor order, nor threads change it; each kind of change has a stream of
/// its own. Not to be used by two threads at once.
/// </summary>
/// <param name="augmentation">How to change them.</param>
/// <param name="shape">The shape of one image.</param>
/// <param name="seed">The trial's seed.</param>
public sealed class Augmenter(Augmentation augmentation, Shape shape, TrialSeed seed)
{
    private readonly ElasticField? _elastic =
        augmentation.Elastic is { } elastic ? new(elastic, shape.Height, shape.Width) : null;

    private float[] _grid = [];
    private float[] _kept = [];
    private float[] _added = [];

    /// <summary>Changes a batch.</summary>
    /// <param name="pixels">
    /// [batch, channels, height, width], Float32, 0 to 1; disposed where another is returned.
    /// </param>
    /// <param name="examples">The example number of each image.</param>
    /// <param name="epoch">From 1.</param>
    /// <returns>The same shape; a new tensor, or the given one where nothing changed.</returns>
    public Tensor Apply(Tensor pixels, ReadOnlySpan<int> examples, int epoch)
    {
        if (augmentation.IsWarping || augmentation.Flip != Flip.None)
        {
            pixels = Warped(pixels, examples, epoch);
        }
        return augmentation.Noise > 0 || augmentation.Erase is not null ? Disturbed(pixels, examples, epoch) : pixels;
    }

    private Tensor Warped(Tensor pixels, ReadOnlySpan<int> examples, int epoch)
    {
        var size = 2 * shape.Height * shape.Width;
        var grid = ArrayOf(ref _grid, examples.Length * size);
        for (var place = 0; place < examples.Length; place++)
        {
            var part = grid.AsSpan(place * size, size);
            var pose = Draw(seed.Stream("augmentation", epoch, examples[place]));
            Warp.Of(pose).WriteGrid(shape.Height, shape.Width, part);
            _elastic?.AddTo(part, seed.Stream("augmentation/elastic", epoch, examples[place]));
        }
        using var places = tensor(grid, [examples.Length, shape.Height, shape.Width, 2]);

        // A flip alone puts pixels on pixels; the nearest one is it to the bit.
        var mode = augmentation.IsWarping && augmentation.Interpolation == Interpolation.Bilinear
            ? GridSampleMode.Bilinear
            : GridSampleMode.Nearest;
        var warped = grid_sample(pixels, places, mode, PaddingOf(augmentation.Fill), align_corners: false);
        pixels.Dispose();
        return warped;
    }

    // All draws are made, whatever is asked for, so that one change does not shift another.
    private Pose Draw(RandomStream stream)
    {
        double Either(double most) => stream.NextDouble(-1, 1) * most;
        return new()
        {
            Rotation = Either(augmentation.Rotation),
            ShiftY = Either(augmentation.ShiftY) * shape.Height,
            ShiftX = Either(augmentation.ShiftX) * shape.Width,
            Shear = Either(augmentation.Shear),
            ZoomY = 1 + Either(augmentation.Zoom),
            ZoomX = 1 + Either(augmentation.Zoom),
            FlipX = stream.NextDouble() < 0.5 && augmentation.Flip is Flip.Horizontal or Flip.Both,
            FlipY = stream.NextDouble() < 0.5 && augmentation.Flip is Flip.Vertical or Flip.Both,
        };
    }

    private Tensor Disturbed(Tensor pixels, ReadOnlySpan<int> examples, int epoch)
    {
        var size = (int)shape.Size;
        var kept = ArrayOf(ref _kept, examples.Length * size);
        var added = ArrayOf(ref _added, examples.Length * size);
        kept.AsSpan().Fill(1);
        added.AsSpan().Clear();
        var isErased = false;
        for (var place = 0; place < examples.Length; place++)
        {
            var part = added.AsSpan(place * size, size);
            if (augmentation.Noise > 0)
            {
                var stream = seed.Stream("augmentation/noise", epoch, examples[place]);
                foreach (ref var noise in part)
                {
                    noise = (float)(augmentation.Noise * stream.NextNormal());
                }
            }
            if (augmentation.Erase is { } erase)
            {
                var stream = seed.Stream("augmentation/erase", epoch, examples[place]);
                var area = ErasedArea.Draw(erase, shape, stream);
                isErased |= area.Replace(kept.AsSpan(place * size, size), part, stream);
            }
        }
        if (augmentation.Noise == 0 && !isErased)
        {
            return pixels;
        }
        using var factors = tensor(kept, pixels.shape);
        using var summands = tensor(added, pixels.shape);
        return pixels.mul_(factors).add_(summands);
    }

    internal static GridSamplePaddingMode PaddingOf(Fill fill) => fill switch
    {
        Fill.Zero => GridSamplePaddingMode.Zeros,
        Fill.Reflect => GridSamplePaddingMode.Reflection,
        _ => GridSamplePaddingMode.Border,
    };

    // Torch copies whole arrays, so the array must have the batch's length.
    private static float[] ArrayOf(ref float[] array, int length) =>
        array.Length == length ? array : array = new float[length];
}
