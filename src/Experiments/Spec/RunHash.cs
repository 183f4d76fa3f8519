using System.Security.Cryptography;
using System.Text;

namespace Experiments.Spec;

/// <summary>The name of a run: a hash of what decides a trial's numbers.</summary>
public static class RunHash
{
    private const int Digits = 10;

    private static readonly string[] LeftOut = ["name", "title", "published", "claims", "trials", "ensemble"];

    /// <summary>
    /// 10 hex digits. Name, title, published figures, claims, the trial count and the seeds are left out, so that more
    /// trials go on with the same run; a trial is known by its seed. So are the values of a sweep, but not what is
    /// swept: a larger sweep goes on with the same run too.
    /// </summary>
    public static string Of(Experiment experiment) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DecidingText(experiment))))[..Digits];

    /// <summary>Whether what stands at a path of an experiment file decides no trial's numbers.</summary>
    /// <param name="path">As training.epochs.</param>
    public static bool LeavesOut(string path) => LeftOut.Contains(path.Split('.', '[')[0]);

    private static string DecidingText(Experiment experiment) =>
        SpecWriter.DecidingText(experiment.Base)
        + (experiment.IsSweep
            ? $"swept: {string.Join(", ", experiment.SweptKeys.Order(StringComparer.Ordinal))}\n" : "");
}
