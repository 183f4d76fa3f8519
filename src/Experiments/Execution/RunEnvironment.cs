using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Execution;

/// <summary>What a run's numbers depend on besides its spec and data; recorded in run.json.</summary>
/// <param name="Product">Version of this program, with the commit where the build knew it.</param>
/// <param name="DotNet">Version of the .NET runtime.</param>
/// <param name="TorchSharp">Version of the TorchSharp assembly.</param>
/// <param name="Libtorch">Version of libtorch.</param>
/// <param name="OperatingSystem">The operating system and the processor architecture.</param>
/// <param name="Processor">The processor's name.</param>
/// <param name="Device">Where training runs: cpu, cuda:0.</param>
/// <param name="Threads">Processor threads that torch uses.</param>
public sealed record RunEnvironment(
    string Product,
    string DotNet,
    string TorchSharp,
    string Libtorch,
    string OperatingSystem,
    string Processor,
    string Device,
    int Threads)
{
    /// <summary>
    /// What decides the bits of a trial, by the names in run.json: all but the operating system, whose kernels do no
    /// sums.
    /// </summary>
    public IReadOnlyDictionary<string, string> DecidingFacts => new Dictionary<string, string>
    {
        ["product"] = Product,
        ["dotnet"] = DotNet,
        ["torchsharp"] = TorchSharp,
        ["libtorch"] = Libtorch,
        ["processor"] = Processor,
        ["device"] = Device,
        ["threads"] = Threads.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Starts torch with the given number of threads and says what was found.</summary>
    /// <param name="threads">Processor threads, 1 or more.</param>
    /// <param name="device">Where to train: cpu, cuda, cuda:1 or auto. Default: auto.</param>
    /// <param name="former">The device of the run's last start; null where it is new.</param>
    /// <exception cref="ExperimentException">
    /// libtorch is missing or does not start, or the device is not there; kind Environment.
    /// </exception>
    public static RunEnvironment Start(int threads, string device = DeviceChoice.Auto, string? former = null)
    {
        NativeHeap.KeepFreed();
        try
        {
            // TorchSharp looks for libtorch when a device is first asked for, not before.
            InitializeDeviceType(DeviceType.CPU);
            set_num_threads(threads);
            return new(
                VersionOf(typeof(RunEnvironment).Assembly),
                Environment.Version.ToString(),
                VersionOf(typeof(Tensor).Assembly),
                __version__,
                $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
                ProcessorName.Read(),
                DeviceChoice.Choose(device, former),
                get_num_threads());
        }
        catch (Exception exception) when (IsMissingLibrary(exception))
        {
            throw new ExperimentException(
                FailureKind.Environment,
                $"libtorch does not start: {FirstSentence(exception.GetBaseException().Message)}. Nothing was written. "
                + "Run ./run.sh once more: it installs what is missing or prints the command that does (on Debian: "
                + "apt-get install libtorch-dev libopenblas0-pthread). For a libtorch elsewhere, set LIBTORCH to its "
                + "folder.",
                exception);
        }
    }

    private static bool IsMissingLibrary(Exception exception) => exception
        is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException
        or NotSupportedException;

    // The loader goes on with advice for programmers.
    private static string FirstSentence(string message) => message.Split(". ")[0].Split('\n')[0].TrimEnd('.', '\r');

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version?.ToString()
        ?? "unknown";
}
