namespace Experiments.Layers;

/// <summary>
/// The square of input pixels that one output position sees (<paramref name="Size"/>), and how many input pixels lie between
/// neighbouring positions (<paramref name="Jump"/>).
/// </summary>
/// <remarks>Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019.</remarks>
public readonly record struct ReceptiveField(int Size, int Jump)
{
    /// <summary>What the input sees of itself.</summary>
    public static ReceptiveField Input { get; } = new(1, 1);

    /// <summary>After a window of <paramref name="kernel"/> positions moved by <paramref name="stride"/>.</summary>
    public ReceptiveField Through(int kernel, int stride) => new(Size + ((kernel - 1) * Jump), Jump * stride);
}
