namespace Experiments.Models;

/// <summary>What to say where a file of weights cannot be used.</summary>
internal static class SafetensorsFailure
{
    /// <param name="file">The file's name.</param>
    /// <param name="finding">What is wrong with it, as the end of a sentence.</param>
    /// <param name="inner">What led to the finding.</param>
    public static ExperimentException Of(string file, string finding, Exception? inner = null) => new(
        FailureKind.Results,
        $"{file}: not a safetensors file that can be used: {finding}. No weights were taken from it. Copy it again "
        + "from where it came, or delete its trial's folder and run the experiment again.",
        inner);
}
