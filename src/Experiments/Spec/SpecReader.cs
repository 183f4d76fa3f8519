using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>
/// Reads experiment files. Never throws for what a file or an override holds: it gives a checked
/// experiment, or every problem at once.
/// </summary>
public static class SpecReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file's path, as messages shall name it.</param>
    /// <param name="overrides">Values from the command line, the later ones on top.</param>
    public static SpecResult<Experiment> ReadFile(string file, IReadOnlyList<SpecOverride> overrides)
    {
        var problems = new ProblemList();
        return SpecFile.Text(file, problems) is { } text ? Read(text, file, overrides) : new(null, problems.InOrder());
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's path, for messages and for paths in it, which start at its folder.</param>
    /// <param name="overrides">Values from the command line, the later ones on top.</param>
    public static SpecResult<Experiment> Read(string text, string file, IReadOnlyList<SpecOverride> overrides)
    {
        var problems = new ProblemList();
        var experiment = Read(text, file, overrides, problems);
        return problems.Count == 0 ? new(experiment, []) : new(null, problems.InOrder());
    }

    /// <summary>The names of the sections of a file.</summary>
    internal static IReadOnlyCollection<string> Sections { get; } =
        [.. ExperimentSections.All.Select(field => field.Name)];

    /// <summary>Puts values into trees.</summary>
    internal static Places Places { get; } = new(LayerCatalogue.Layers, Sections);

    /// <summary>
    /// A file's tree with its parents and the overrides in it; null, with a problem reported, where there is none.
    /// </summary>
    internal static MapNode? Tree(
        string text, string file, IReadOnlyList<SpecOverride> overrides, ProblemList problems) =>
        new SpecTree(problems).Read(text, file) is { } root
            ? new Overrides(Places, problems).Apply(root, overrides) : null;

    /// <summary>Reads a tree whose variables are replaced.</summary>
    internal static ExperimentSpec? ReadSpec(MapNode resolved, SpecReading reading) =>
        new SectionRule<ExperimentSpec?>(ExperimentSections.Experiment).Read(resolved, SpecPath.Root, reading);

    private static Experiment? Read(
        string text, string file, IReadOnlyList<SpecOverride> overrides, ProblemList problems)
    {
        if (Tree(text, file, overrides, problems) is not { } root)
        {
            return null;
        }
        if (root.Find(SweepRule.Section) is { } section)
        {
            return new SweepReader(problems).Read(root.Without(SweepRule.Section), section, overrides);
        }
        var spec = ReadSpec(Variables.Resolve(root, Sections, problems), new SpecReading(problems));
        return problems.Count == 0 ? Experiment.Of(spec!) : null;
    }
}
