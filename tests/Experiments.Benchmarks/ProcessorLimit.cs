using System.Diagnostics;
using Experiments.Layers;
using static TorchSharp.torch;

namespace Experiments.Benchmarks;

/// <summary>
/// How many floating-point operations a second the processor does when it has nothing else to do: the best of a large
/// matrix product and of a convolution that suits it, of many tries each. What libtorch's libraries cannot reach,
/// no training reaches.
/// </summary>
internal static class ProcessorLimit
{
    private const int Tries = 20;
    private const long Side = 2048;
    private const long Batch = 32, Inputs = 128, Outputs = 128, Image = 28;

    /// <summary>Measures it with the threads that torch has.</summary>
    /// <param name="precision">In what numbers.</param>
    /// <returns>Operations a second; a multiply-add counts as two.</returns>
    public static double Measure(Precision precision)
    {
        var type = precision == Precision.Full ? ScalarType.Float32 : ScalarType.BFloat16;
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var (left, right) = (rand(Side, Side).to(type), rand(Side, Side).to(type));
        var images = ChannelsLast(rand(Batch, Inputs, Image, Image).to(type));
        var weight = ChannelsLast(rand(Outputs, Inputs, 3, 3).to(type));
        var product = 2.0 * Side * Side * Side / Fastest(() => left.mm(right));
        var convolution = 2.0 * Batch * Image * Image * 9 * Inputs * Outputs
            / Fastest(() => nn.functional.conv2d(images, weight, padding: [1, 1]));
        return Math.Max(product, convolution);
    }

    private static Tensor ChannelsLast(Tensor images) => images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static double Fastest(Func<Tensor> compute) => Enumerable.Range(0, Tries).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        using var result = compute();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    });
}
