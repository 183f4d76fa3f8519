namespace Experiments.Benchmarks;

/// <summary>Something that is measured.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="MoreIsBetter">Whether a ratio above 1 is good.</param>
internal sealed record Measure(string Name, bool MoreIsBetter)
{
    public static Measure Training { get; } = new("training images/s", MoreIsBetter: true);

    public static Measure Evaluation { get; } = new("evaluation images/s", MoreIsBetter: true);

    public static Measure PeakMemory { get; } = new("peak memory MB", MoreIsBetter: false);

    public static Measure FirstStep { get; } = new("start to first step s", MoreIsBetter: false);

    public static Measure Check { get; } = new("check s", MoreIsBetter: false);

    public static Measure TrainingShare { get; } = new("training % of limit", MoreIsBetter: true);

    public static IReadOnlyList<Measure> All { get; } =
        [Training, TrainingShare, Evaluation, PeakMemory, FirstStep, Check];
}

/// <summary>One round's numbers of one measure, ours beside PyTorch's.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Threads">Processor threads of each side.</param>
/// <param name="Precision">In what numbers both sides compute; PyTorch's bfloat16 is its autocast.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Round">From 1.</param>
/// <param name="Ours">Our number.</param>
/// <param name="PyTorch">PyTorch's number; null where it has nothing of the kind.</param>
/// <param name="PyTorchFloat32">PyTorch's number in float32, whatever the precision; null where there is none.</param>
internal sealed record Measurement(
    string Experiment,
    int Threads,
    string Precision,
    Measure Measure,
    int Round,
    double Ours,
    double? PyTorch,
    double? PyTorchFloat32)
{
    /// <summary>Ours divided by PyTorch's; null where there is none.</summary>
    public double? Ratio => Ours / PyTorch;

    /// <summary>Ours divided by PyTorch's in float32; null where there is none.</summary>
    public double? RatioToFloat32 => Ours / PyTorchFloat32;
}
