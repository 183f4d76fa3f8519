namespace Experiments.Data;

/// <summary>What to train on: the data section of an experiment file.</summary>
public sealed record DataSpec
{
    /// <summary>
    /// A name of the catalogue (mnist, fashion-mnist, cifar10, digits) or the full path of a folder of images or of IDX
    /// files.
    /// </summary>
    public required string Dataset { get; init; }

    /// <summary>Which training examples are held out to validate on. Default: none.</summary>
    public ValidationSpec Validation { get; init; } = new NoValidation();

    /// <summary>Use only the first examples of the training split, 1 or more; null for all.</summary>
    public int? TrainLimit { get; init; }

    /// <summary>Use only the first examples of the test split, 1 or more; null for all.</summary>
    public int? TestLimit { get; init; }

    /// <summary>How bytes become numbers. Default: unit.</summary>
    public PixelScale Scale { get; init; } = PixelScale.Unit;
}

/// <summary>How pixel bytes become the numbers a model sees.</summary>
public enum PixelScale
{
    /// <summary>[0, 1]: divided by 255.</summary>
    Unit,

    /// <summary>
    /// Zero mean and unit deviation over the training part of the training split, each channel by itself.
    /// </summary>
    Standard,
}
