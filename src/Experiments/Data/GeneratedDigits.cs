using Experiments.Layers;

namespace Experiments.Data;

/// <summary>
/// The built-in dataset: 28x28 grey digits drawn by stroke.
/// </summary>
internal static class GeneratedDigits
{
    /// <summary>Its name in the catalogue.</summary>
    public const string Name = "digits";

    private const int TrainCount = 12_000;
    private const int TestCount = 2_000;

    /// <summary>What is known of it without drawing it.</summary>
    public static DatasetDescription Description { get; } = new(
        Name, new Shape(1, 28, 28), ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], TrainCount, TestCount);

    /// <summary>Draws all images.</summary>
    public static Dataset Generate() => throw new NotImplementedException();
}
