using Experiments.Layers;

namespace Experiments.Data;

/// <summary>What is known of a dataset before its images are read; enough to check a model against it.</summary>
/// <param name="Name">As the experiment file names it: mnist, or a folder.</param>
/// <param name="Shape">The shape of one image: [channels, height, width].</param>
/// <param name="ClassNames">One name a class, in the order of the class numbers.</param>
/// <param name="TrainCount">Images in the training split.</param>
/// <param name="TestCount">Images in the test split.</param>
public sealed record DatasetDescription(
    string Name, Shape Shape, IReadOnlyList<string> ClassNames, int TrainCount, int TestCount)
{
    /// <summary>How many classes.</summary>
    public int ClassCount => ClassNames.Count;

    /// <summary>
    /// Whether its images are known to be light on a dark ground, as drawings from elsewhere seldom are. Default: not
    /// known.
    /// </summary>
    public bool IsLightOnDark { get; init; }
}
