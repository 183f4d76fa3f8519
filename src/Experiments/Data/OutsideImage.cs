using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Data;

/// <summary>A PNG file from outside of all datasets, brought to the shape of a dataset's images.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Pixels">Bytes in the dataset's shape.</param>
/// <param name="Notes">What was done to it, and what looks odd about it: a sentence each.</param>
public sealed record OutsideImage(string File, byte[] Pixels, IReadOnlyList<string> Notes)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, as messages shall name it.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="dataset">Whose images it shall be like.</param>
    /// <param name="invert">Whether black and white are exchanged.</param>
    /// <exception cref="ExperimentException">
    /// It is missing, no PNG, damaged or transparent, kind Data; or there is no decoder, kind Environment.
    /// </exception>
    public static OutsideImage Read(string file, string path, DatasetDescription dataset, bool invert)
    {
        var notes = new List<string>();
        var image = Decoded(file, path);
        image = Recolored(image, dataset.Shape.Channels, notes);
        var pixels = Resized(image, dataset.Shape, notes);
        if (invert)
        {
            pixels = [.. pixels.Select(pixel => (byte)(byte.MaxValue - pixel))];
        }
        if (dataset.IsLightOnDark && EdgeOf(pixels, dataset.Shape) > byte.MaxValue / 2.0)
        {
            notes.Add(
                $"It looks dark on a light ground, but the images of {dataset.Name} are light on a dark one: "
                + (invert ? "leave --invert out." : "try --invert."));
        }
        return new(file, pixels, notes);
    }

    private static PngImage Decoded(string file, string path)
    {
        try
        {
            return PngImage.Read(path, ImageDecoder.Create());
        }
        catch (ExperimentException failure) when (failure.Kind == FailureKind.Data)
        {
            throw new ExperimentException(
                FailureKind.Data, failure.Message.Replace($"{path}: ", $"{file}: ", StringComparison.Ordinal), failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var reason = Directory.Exists(path) ? "is a folder. Name the images in it."
                : failure is FileNotFoundException or DirectoryNotFoundException ? "there is no such file."
                : $"cannot be read: {failure.Message}";
            throw new ExperimentException(FailureKind.Data, $"{file}: {reason}", failure);
        }
    }

    private static PngImage Recolored(PngImage image, int channels, List<string> notes)
    {
        if (image.Shape.Channels == channels)
        {
            return image;
        }
        var (height, width) = (image.Shape.Height, image.Shape.Width);
        var plane = height * width;
        if (channels != 1)
        {
            return new(
                new Shape(channels, height, width),
                [.. Enumerable.Repeat(image.Pixels, channels).SelectMany(gray => gray)]);
        }
        var gray = new byte[plane];
        var isColored = false;
        for (var place = 0; place < plane; place++)
        {
            var (red, green, blue) =
                (image.Pixels[place], image.Pixels[plane + place], image.Pixels[(2 * plane) + place]);
            isColored |= red != green || green != blue;

            // Brightness as Rec. ITU-R BT.601 weighs the colors.
            gray[place] = (byte)Math.Round((0.299 * red) + (0.587 * green) + (0.114 * blue));
        }
        if (isColored)
        {
            notes.Add("Its colors were turned into gray.");
        }
        return new(new Shape(1, height, width), gray);
    }

    private static byte[] Resized(PngImage image, Shape wanted, List<string> notes)
    {
        var (from, to) = ((image.Shape.Height, image.Shape.Width), (wanted.Height, wanted.Width));
        if (from == to)
        {
            return image.Pixels;
        }
        notes.Add(
            Invariant($"It has {image.Shape.Width}x{image.Shape.Height} pixels and was brought to ")
            + Invariant($"{wanted.Width}x{wanted.Height}")
            + ((long)image.Shape.Width * wanted.Height == (long)image.Shape.Height * wanted.Width
                ? "." : ", which changes its proportions."));
        var plane = image.Shape.Height * image.Shape.Width;
        return
        [
            .. Enumerable.Range(0, wanted.Channels)
                .SelectMany(channel => Resampling.Resize(image.Pixels.AsSpan(channel * plane, plane), from, to)),
        ];
    }

    // The mean of the pixels along the edge, where there is ground and seldom anything else.
    private static double EdgeOf(byte[] pixels, Shape shape) =>
        (from channel in Enumerable.Range(0, shape.Channels)
         from row in Enumerable.Range(0, shape.Height)
         from column in Enumerable.Range(0, shape.Width)
         where row == 0 || column == 0 || row == shape.Height - 1 || column == shape.Width - 1
         select (double)pixels[(((channel * shape.Height) + row) * shape.Width) + column]).Average();
}
