using System.Runtime.InteropServices;

namespace Experiments.Data;

/// <summary>The decoder of this build's stack.</summary>
internal static class ImageDecoder
{
    /// <summary>A decoder that uses the system's libpng, loaded when it first decodes.</summary>
    public static IImageDecoder Create() => new LibpngDecoder();
}

/// <summary>Decodes by the simplified interface of libpng 1.6 (png_image; libpng-manual.txt, section V).</summary>
internal sealed class LibpngDecoder : IImageDecoder
{
    private const string Library = "libpng16.so.16";
    private const int Version = 1;
    private const int Rgba = 3;
    private const int MessageLength = 64;

    // png_image: a pointer, seven numbers of four bytes, a message, and what rounds the size up to whole pointers.
    private static readonly int VersionPlace = IntPtr.Size;
    private static readonly int FormatPlace = IntPtr.Size + 12;
    private static readonly int MessagePlace = IntPtr.Size + 28;
    private static readonly int ImageSize = (2 * IntPtr.Size) + 28 + MessageLength;

    /// <inheritdoc/>
    public byte[] ToRgba(byte[] png, PngHeader header)
    {
        var pixels = new byte[4 * header.Width * header.Height];

        // libpng keeps the addresses of both from one call to the next, so they must not move.
        var content = GCHandle.Alloc(png, GCHandleType.Pinned);
        var image = Marshal.AllocHGlobal(ImageSize);
        try
        {
            Marshal.Copy(new byte[ImageSize], 0, image, ImageSize);
            Marshal.WriteInt32(image, VersionPlace, Version);
            Check(image, Begin(image, content.AddrOfPinnedObject(), (nuint)png.Length));
            Marshal.WriteInt32(image, FormatPlace, Rgba);
            Check(image, Finish(image, 0, pixels, rowStride: 0, colors: 0));
            return pixels;
        }
        catch (DllNotFoundException exception)
        {
            throw new ExperimentException(
                FailureKind.Environment,
                "libpng, which decodes PNG images, is not installed. Nothing was written. Run ./run.sh once more: it "
                + "installs what is missing or prints the command that does (on Debian: apt-get install libpng16-16).",
                exception);
        }
        finally
        {
            Marshal.FreeHGlobal(image);
            content.Free();
        }
    }

    private static void Check(nint image, int isRight)
    {
        if (isRight == 0)
        {
            // A failed call has released everything but the structure itself.
            var message = Marshal.PtrToStringUTF8(image + MessagePlace, MessageLength);
            throw new InvalidDataException(message.Split('\0')[0]);
        }
    }

    [DllImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    private static extern int Begin(nint image, nint memory, nuint size);

    [DllImport(Library, EntryPoint = "png_image_finish_read")]
    private static extern int Finish(nint image, nint background, [Out] byte[] pixels, int rowStride, nint colors);
}
