using System.Security.Cryptography;
using System.Text;
using Experiments.Layers;

namespace Experiments.Data;

/// <summary>Four IDX files that make a dataset: their paths, in the order of <see cref="IdxNames.All"/>.</summary>
internal sealed record IdxFolder(IReadOnlyList<string> Paths)
{
    /// <summary>The four files of a folder that a user names as the dataset.</summary>
    /// <exception cref="ExperimentException">The folder or some of its files are missing; kind Data.</exception>
    public static IdxFolder At(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{folder}: there is no such folder. A dataset is {string.Join(", ", DatasetCatalogue.Names)} or a " +
                "folder of images or of IDX files.");
        }
        var missing = IdxNames.All.Where(name => IdxNames.Find(folder, name) is null).ToList();
        if (missing.Count > 0)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{folder}: {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing. A folder of " +
                $"IDX files has {string.Join(", ", IdxNames.All)}, each as it is or with .gz after its name; a " +
                "folder of images has train/CLASS/NAME.png and test/CLASS/NAME.png.");
        }
        return new([.. IdxNames.All.Select(name => IdxNames.Find(folder, name)!)]);
    }

    /// <summary>Reads headers and labels only.</summary>
    public DatasetDescription Describe(string name)
    {
        var trainImages = IdxFile.ReadDimensions(Paths[0], rank: 3);
        var trainLabels = IdxFile.Read(Paths[1], rank: 1);
        var testImages = IdxFile.ReadDimensions(Paths[2], rank: 3);
        var testLabels = IdxFile.Read(Paths[3], rank: 1);
        return Describe(name, trainImages, trainLabels, testImages, testLabels);
    }

    /// <summary>Reads the four files, side by side.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="verify">
    /// Looks at each file with its place in <see cref="IdxNames.All"/>; throws where it is not the right one.
    /// </param>
    /// <param name="classNames">One name a class; null to number the classes that the labels have.</param>
    public Dataset Load(string name, Action<IdxFile, int> verify, IReadOnlyList<string>? classNames = null)
    {
        var reading = Paths.Select((path, index) => Task.Run(() =>
        {
            var file = IdxFile.Read(path, rank: index % 2 == 0 ? 3 : 1);
            verify(file, index);
            return file;
        })).ToArray();
        var files = Array.ConvertAll(reading, task => task.GetAwaiter().GetResult());

        var description = Describe(name, files[0].Dimensions, files[1], files[2].Dimensions, files[3]);
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(files.Select(file => file.Sha256))));
        return new(
            description with { ClassNames = classNames ?? description.ClassNames },
            new ImageSet(description.Shape, files[0].Content, files[1].Content),
            new ImageSet(description.Shape, files[2].Content, files[3].Content),
            Convert.ToHexStringLower(hash));
    }

    private DatasetDescription Describe(
        string name,
        IReadOnlyList<int> trainImages,
        IdxFile trainLabels,
        IReadOnlyList<int> testImages,
        IdxFile testLabels)
    {
        CheckCounts(Paths[0], trainImages[0], trainLabels);
        CheckCounts(Paths[2], testImages[0], testLabels);
        if (!trainImages.Skip(1).SequenceEqual(testImages.Skip(1)))
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{Paths[2]}: its images are {testImages[1]}x{testImages[2]}, those of {Paths[0]} are " +
                $"{trainImages[1]}x{trainImages[2]}. Put files of one dataset together.");
        }
        var highest = trainLabels.Content.Max();
        if (highest == 0)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{trainLabels.Path}: every label is 0, so there is nothing to tell apart. Put the right file there.");
        }
        var position = testLabels.Content.AsSpan().IndexOfAnyInRange((byte)(highest + 1), byte.MaxValue);
        if (highest < byte.MaxValue && position >= 0)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{testLabels.Path}: label {testLabels.Content[position]} of image {position} is of no class: those " +
                $"to train on go from 0 to {highest}. Put files of one dataset together.");
        }
        return new(
            name,
            new Shape(1, trainImages[1], trainImages[2]),
            [.. Enumerable.Range(0, highest + 1).Select(label => label.ToString())],
            trainImages[0],
            testImages[0]);
    }

    private static void CheckCounts(string images, int imageCount, IdxFile labels)
    {
        if (imageCount != labels.Content.Length)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{labels.Path}: has {labels.Content.Length} labels for the {imageCount} images of {images}. " +
                "Put files of one dataset together.");
        }
    }
}
