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

    private static Experiment? Read(
        string text, string file, IReadOnlyList<SpecOverride> overrides, ProblemList problems)
    {
        if (new SpecTree(problems).Read(text, file) is not { } root)
        {
            return null;
        }
        var sections = ExperimentSections.All.Select(field => field.Name).ToList();
        var places = new Places(LayerCatalogue.Layers, sections);
        root = new Overrides(places, problems).Apply(root, overrides);
        if (root.Find(SweepRule.Section) is { } section)
        {
            return new SweepReader(sections, places, ReadSpec, problems)
                .Read(root.Without(SweepRule.Section), section, overrides);
        }
        var spec = ReadSpec(Variables.Resolve(root, sections, problems), new SpecReading(problems));
        return problems.Count == 0 ? Experiment.Of(spec!) : null;
    }

    private static ExperimentSpec? ReadSpec(MapNode resolved, SpecReading reading) =>
        new SectionRule<ExperimentSpec?>(ExperimentSections.Experiment).Read(resolved, SpecPath.Root, reading);
}
