using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>
/// Reads an experiment that sweeps something: first what the file says beside the sweep, then every variant.
/// </summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SweepReader(ProblemList problems)
{
    /// <summary>The experiment; null, with problems reported, where anything is wrong.</summary>
    /// <param name="root">The file without its sweep.</param>
    /// <param name="section">The sweep.</param>
    /// <param name="overrides">What was put into the file.</param>
    public Experiment? Read(MapNode root, YamlNode section, IReadOnlyList<SpecOverride> overrides)
    {
        var sweep = SweepRule.ReadSweep(section, problems);
        var spec = ReadVariant(root, null, problems, areAllUsed: true);
        if (sweep is not null)
        {
            RefuseWithoutEffect(sweep, overrides);
            foreach (var key in sweep.Keys)
            {
                SpecReader.Places.Put(root, key.Name, new ScalarNode(key.Mark, "1", Quoted: false), key.Mark, problems);
            }
        }
        if (sweep is null || spec is null || problems.Count > 0)
        {
            return null;
        }
        var points = new SweepPoints(sweep, Variables.ValuesOf(root), problems).Read();
        var variants = points is null ? null
            : new VariantReader(
                root, sweep, (tree, memory, own) => ReadVariant(tree, memory, own, areAllUsed: false), problems)
                .Read(spec, points);
        return variants is null ? null : new()
        {
            Base = spec,
            Variants = variants,
            SweptKeys = [.. sweep.Keys.Select(key => key.Name)],
            Yaml = TextOf(root, section, spec, sweep),
        };
    }

    private static ExperimentSpec? ReadVariant(MapNode tree, ReadingMemory? memory, ProblemList own, bool areAllUsed) =>
        SpecReader.ReadSpec(
            Variables.Resolve(tree, SpecReader.Sections, own, areAllUsed), new SpecReading(own) { Memory = memory });

    // A value that every variant replaces.
    private void RefuseWithoutEffect(Sweep sweep, IReadOnlyList<SpecOverride> overrides)
    {
        foreach (var (path, value, option) in overrides.Where(change => change.Option != SpecOverride.SweepOption))
        {
            if (sweep.Keys.FirstOrDefault(key => key.Name == path || "vars." + key.Name == path) is { } key)
            {
                problems.Add(
                    new(option, 0, 0), SpecPath.Root.Field(path),
                    "is swept, so this value would never be used. Write --sweep "
                        + $"{key.Name}={Quote.Shorten(value ?? "")} to sweep over it alone.");
            }
        }
    }

    private static string TextOf(MapNode root, YamlNode section, ExperimentSpec spec, Sweep sweep)
    {
        var left = Variables.Keep(root, sweep.Keys.Select(key => key.Name));

        // A path starts at the file's folder, which the text will not lie in.
        if (left.Find("data") is MapNode data && data.Find("dataset") is ScalarNode dataset)
        {
            data = data.With(
                new(dataset.Mark, "dataset", Quoted: false),
                new ScalarNode(dataset.Mark, spec.Data.Dataset, Quoted: true));
            left = left.With(new(data.Mark, "data", Quoted: false), data);
        }
        return YamlText.Block(left.With(new(section.Mark, SweepRule.Section, Quoted: false), section));
    }
}
