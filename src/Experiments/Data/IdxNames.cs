namespace Experiments.Data;

/// <summary>The names under which MNIST and its relatives come: four files, plain or with .gz after the name.</summary>
internal static class IdxNames
{
    /// <summary>Images to train on.</summary>
    public const string TrainImages = "train-images-idx3-ubyte";

    /// <summary>Their labels.</summary>
    public const string TrainLabels = "train-labels-idx1-ubyte";

    /// <summary>Images to test on.</summary>
    public const string TestImages = "t10k-images-idx3-ubyte";

    /// <summary>Their labels.</summary>
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>The four in a fixed order: checksums are listed in it.</summary>
    public static IReadOnlyList<string> All { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>The file in the folder, plain or packed; null where it is not there.</summary>
    public static string? Find(string folder, string name)
    {
        var plain = Path.Combine(folder, name);
        return File.Exists(plain) ? plain : File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }
}
