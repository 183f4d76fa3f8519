using System.Security.Cryptography;
using System.Text;
using Experiments.Execution;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>Where a figure comes from. The same results give the same texts: no time is in them.</summary>
/// <param name="Source">The experiment, or the run or runs by their folders: baseline/0123456789.</param>
public sealed record FigureProvenance(string Source)
{
    /// <summary>The SHA-256 of the run's spec.yaml; null where there are several.</summary>
    public string? SpecSha256 { get; init; }

    /// <summary>The command that makes it again; null where it is not known.</summary>
    public string? Command { get; init; }

    /// <summary>That of the figures that a run draws at its end.</summary>
    /// <exception cref="ExperimentException">The run's record is damaged; kind Results.</exception>
    public static FigureProvenance Of(Experiment experiment, RunFolder folder) =>
        OfSpec(experiment) with { Command = RunRecord.LastCommand(folder) };

    /// <summary>That of a figure that another command draws.</summary>
    public static FigureProvenance OfSpec(Experiment experiment) =>
        new($"{experiment.Base.Name}/{RunHash.Of(experiment)}")
        {
            SpecSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(experiment.Yaml))),
        };

    /// <summary>The figure with it.</summary>
    public Figure In(Figure figure) => figure with
    {
        Provenance =
        [
            ("Title", figure.Title),
            ("Description", figure.Subtitle),
            ("Software", $"Experiments {typeof(FigureProvenance).Assembly.GetName().Version?.ToString(3)}"),
            ("Source", Source),
            .. SpecSha256 is null ? [] : new[] { ("Spec SHA-256", SpecSha256) },
            .. Command is null ? [] : new[] { ("Command", Command) },
        ],
    };
}
