using System.Runtime.InteropServices;
using SkiaSharp;

namespace Experiments.Data;

/// <summary>The decoder of this build's stack.</summary>
internal static class ImageDecoder
{
    /// <summary>A decoder that uses the Skia that draws the figures.</summary>
    public static IImageDecoder Create() => new SkiaDecoder();
}

/// <summary>Decodes with SkiaSharp.</summary>
internal sealed class SkiaDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public byte[] ToRgba(byte[] png, PngHeader header)
    {
        using var data = SKData.CreateCopy(png);
        using var codec = SKCodec.Create(data) ?? throw new InvalidDataException("no image was found in it");
        var pixels = new byte[4 * header.Width * header.Height];
        var target = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            var info = new SKImageInfo(header.Width, header.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
            var result = codec.GetPixels(info, target.AddrOfPinnedObject());
            return result == SKCodecResult.Success
                ? pixels
                : throw new InvalidDataException($"the decoder says {result}");
        }
        finally
        {
            target.Free();
        }
    }
}
