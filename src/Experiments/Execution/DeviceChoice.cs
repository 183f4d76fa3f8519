using System.Globalization;
using static TorchSharp.torch;

namespace Experiments.Execution;

/// <summary>Where to train, from what the user said and what the machine has.</summary>
public static class DeviceChoice
{
    /// <summary>The processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>A CUDA device where there is one, else the processor.</summary>
    public const string Auto = "auto";

    private const string Cuda = "cuda";

    /// <summary>Why a text names no device; null where it names one, whether the machine has it or not.</summary>
    public static string? Complaint(string text) => text is Cpu or Auto or Cuda || IndexOf(text) is not null
        ? null
        : $"'{text}' is no device: cpu, cuda, cuda:0, cuda:1 and so on, or auto.";

    /// <summary>The device to use, as cpu or cuda:0. Torch must have started.</summary>
    /// <param name="asked">What the user said.</param>
    /// <param name="former">The device of the run's last start; null where it is new.</param>
    /// <exception cref="ExperimentException">
    /// A CUDA device was asked for and is not there; kind Environment.
    /// </exception>
    internal static string Choose(string asked, string? former)
    {
        if (asked == Cpu)
        {
            return Cpu;
        }
        var count = cuda_is_available() ? cuda.device_count() : 0;
        if (asked == Auto)
        {
            // What was begun goes on where it was begun, while it can.
            return former == Cpu || count == 0 ? Cpu
                : IndexOf(former ?? "") is { } known && known < count ? former!
                : Name(0);
        }
        var index = IndexOf(asked) ?? 0;
        return index < count ? Name(index) : throw new ExperimentException(
            FailureKind.Environment,
            $"--device {asked}: there is no such device: libtorch {__version__} finds "
            + (count == 0 ? "no CUDA device" : count == 1 ? "one, cuda:0" : $"{count}, {Name(0)} to {Name(count - 1)}")
            + ". Nothing was started. Leave --device out to train on what there is. A libtorch built for CUDA and its "
            + "driver are needed; README.md says how to get them (Stacks).");
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"{Cuda}:{index}");

    private static int? IndexOf(string text) => text == Cuda ? 0
        : text.StartsWith(Cuda + ":", StringComparison.Ordinal)
            && int.TryParse(
                text.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
