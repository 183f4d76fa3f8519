using System.Security.Cryptography;
using System.Text;
using Experiments.Layers;
using Experiments.Randomness;
using static System.FormattableString;

namespace Experiments.Data;

/// <summary>
/// A dataset of PNG files: train/CLASS/*.png and test/CLASS/*.png, gray or in color, all of one size. Classes are
/// numbered in the order of their names. The examples of a split come in a fixed random order, the same everywhere, so
/// that limits and validation splits meet all classes.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class ImageFolder(string path)
{
    private const int MostClasses = byte.MaxValue + 1;
    private const string Layout = "train/CLASS/NAME.png and test/CLASS/NAME.png";

    /// <summary>Whether a folder is meant to be one.</summary>
    public static bool IsAt(string folder) =>
        Directory.Exists(Path.Combine(folder, "train")) || Directory.Exists(Path.Combine(folder, "test"));

    /// <summary>Counts the files and reads the header of one.</summary>
    /// <exception cref="ExperimentException">The folder is not what it should be; kind Data.</exception>
    public DatasetDescription Describe(string name) => Guarded(() =>
    {
        var (classes, train, test) = Find();
        return Describe(name, classes, train, test);
    });

    /// <summary>Decodes all files.</summary>
    /// <exception cref="ExperimentException">
    /// The folder or a file is not what it should be, kind Data; or there is no decoder, kind Environment.
    /// </exception>
    public Dataset Load(string name, IImageDecoder decoder, CancellationToken cancellation) => Guarded(() =>
    {
        var (classes, train, test) = Find();
        var description = Describe(name, classes, train, test);
        var trainSet = Decode(train, description.Shape, train[0].Path, decoder, cancellation);
        var testSet = Decode(test, description.Shape, train[0].Path, decoder, cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', classes)));
        foreach (var bytes in new[] { trainSet.Pixels, trainSet.Labels, testSet.Pixels, testSet.Labels })
        {
            hash.AppendData(bytes);
        }
        return new Dataset(description, trainSet, testSet, Convert.ToHexStringLower(hash.GetHashAndReset()));
    });

    private (string[] Classes, List<Labelled> Train, List<Labelled> Test) Find()
    {
        var classes = ClassesOf("train");
        if (classes.Length is < 2 or > MostClasses)
        {
            throw Wrong(
                $"{At("train")}: has {classes.Length} folders, but each class has one, and there must be 2 to "
                + $"{MostClasses}. A folder of images has {Layout}.");
        }
        if (ClassesOf("test").Except(classes).FirstOrDefault() is { } unknown)
        {
            throw Wrong(
                $"{At("test", unknown)}: there is no class of this name in {At("train")}. Name the folders of both "
                + "alike.");
        }
        return (classes, FilesOf("train", classes), FilesOf("test", classes));
    }

    private string[] ClassesOf(string split)
    {
        if (!Directory.Exists(At(split)))
        {
            throw Wrong(
                $"{At(split)}: is missing. A folder of images has {Layout}; images to test on must be apart, because "
                + "nothing is ever held back from training for the test.");
        }
        return [.. Directory.GetDirectories(At(split)).Select(folder => Path.GetFileName(folder))
            .Where(folder => !folder.StartsWith('.')).Order(StringComparer.Ordinal)];
    }

    private List<Labelled> FilesOf(string split, string[] classes)
    {
        var files = new List<Labelled>();
        for (var label = 0; label < classes.Length; label++)
        {
            var folder = At(split, classes[label]);
            if (!Directory.Exists(folder))
            {
                continue;
            }
            var before = files.Count;
            foreach (var entry in Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal))
            {
                if (Path.GetFileName(entry).StartsWith('.') || Path.GetFileName(entry) is "Thumbs.db" or "desktop.ini")
                {
                    continue;
                }
                if (!entry.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || Directory.Exists(entry))
                {
                    throw Wrong($"{entry}: is no PNG image. Convert it to PNG, or take it out.");
                }
                files.Add(new(entry, (byte)label));
            }
            if (split == "train" && files.Count == before)
            {
                throw Wrong($"{folder}: has no images. Put PNG files there, or take the folder out.");
            }
        }
        if (files.Count == 0)
        {
            throw Wrong($"{At(split)}: has no images. A folder of images has {Layout}.");
        }
        var order = files.ToArray();
        new TrialSeed(0).Stream("images/" + split).Shuffle<Labelled>(order);
        return [.. order];
    }

    private static DatasetDescription Describe(
        string name, string[] classes, List<Labelled> train, List<Labelled> test)
    {
        var header = ReadHeader(train[0].Path);
        var shape = new Shape(header.Channels, header.Height, header.Width);
        foreach (var (split, files) in new[] { ("train", train), ("test", test) })
        {
            if (files.Count * shape.Size > Array.MaxLength)
            {
                throw Wrong(
                    Invariant($"{files.Count} images of {shape} in {split} take {files.Count * shape.Size / 1e9:0.0} ")
                    + "GB, but a split may have 2.1 GB. Make the images smaller, or take some out.");
            }
        }
        return new(name, shape, classes, train.Count, test.Count);
    }

    private static ImageSet Decode(
        List<Labelled> files, Shape shape, string first, IImageDecoder decoder, CancellationToken cancellation)
    {
        var pixels = new byte[files.Count * shape.Size];
        var failures = new Exception?[files.Count];
        Parallel.For(0, files.Count, new() { CancellationToken = cancellation }, (index, loop) =>
        {
            try
            {
                Decode(files[index].Path, shape, first, decoder).CopyTo(pixels, (int)(index * shape.Size));
            }
            catch (Exception failure)
            {
                // Those before it are still decoded, so that the same file is named every time.
                failures[index] = failure;
                loop.Break();
            }
        });
        return failures.FirstOrDefault(failure => failure is not null) is { } found
            ? throw found
            : new(shape, pixels, [.. files.Select(file => file.Label)]);
    }

    private static byte[] Decode(string file, Shape shape, string first, IImageDecoder decoder) =>
        PngImage.Read(file, decoder, found =>
        {
            if (!found.Equals(shape))
            {
                throw Wrong(
                    $"{file}: is {Kind(found)}, but {first} is {Kind(shape)}. All images of a dataset must be alike: "
                    + "convert one of the two.");
            }
        }).Pixels;

    private static PngHeader ReadHeader(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var start = new byte[PngHeader.Length];
            return PngHeader.Read(start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException damage)
        {
            throw PngImage.Damaged(file, damage);
        }
    }

    private string At(params string[] parts) => Path.Combine([path, .. parts]);

    private static string Kind(Shape shape) =>
        $"{(shape.Channels == 1 ? "gray" : "in color")} and {shape.Width}x{shape.Height}";

    private static ExperimentException Wrong(string message) => new(FailureKind.Data, message);

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"The images cannot be read: {exception.Message} See that they are there and that you may read them.",
                exception);
        }
    }

    private readonly record struct Labelled(string Path, byte Label);
}
