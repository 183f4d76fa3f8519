using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// Puts values from the command line into a file's tree, before variables are replaced and anything is read; so an
/// override goes through every check that a value in the file goes through.
/// </summary>
/// <param name="places">Puts values into trees.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class Overrides(Places places, ProblemList problems)
{
    /// <summary>The tree with the overrides in it, the later ones on top.</summary>
    public MapNode Apply(MapNode root, IReadOnlyList<SpecOverride> overrides)
    {
        foreach (var change in overrides)
        {
            var mark = new Mark(change.Option, 0, 0);
            if (Read(change, mark) is { } value)
            {
                root = change.Option == SpecOverride.SweepOption
                    ? Swept(root, change.Path, value, mark)
                    : places.Put(root, change.Path, value, mark, problems) ?? root;
            }
        }
        return root;
    }

    // The values of a key replace those that the file sweeps it over.
    private static MapNode Swept(MapNode root, string key, YamlNode values, Mark mark)
    {
        var sweep = root.Find(SweepRule.Section) as MapNode ?? new MapNode(mark, []);
        var swept = sweep.Find(SweepRule.Values) as MapNode ?? new MapNode(mark, []);
        swept = swept.With(new(mark, key, Quoted: false), values);
        sweep = sweep.With(new(mark, SweepRule.Values, Quoted: false), swept);
        return root.With(new(mark, SweepRule.Section, Quoted: false), sweep);
    }

    private YamlNode? Read(SpecOverride change, Mark mark)
    {
        var path = SpecPath.Root.Field(change.Path);
        if (change.Value is null || change.Path.Length == 0)
        {
            problems.Add(
                mark, SpecPath.Root,
                $"found {Quote.Of(change.Path)}, but "
                    + (change.Option == SpecOverride.SweepOption
                        ? "PATH=VALUE,VALUE belongs here, as dropout=0.2,0.5."
                        : "PATH=VALUE belongs here, as training.epochs=3."));
            return null;
        }
        var found = new ProblemList();
        var value = change.Value.Length == 0 ? new ScalarNode(mark, "", Quoted: false)
            : SourceText.Check(change.Value, change.Option, found)
                ? YamlTree.Parse(
                    change.Value, change.Option, found,
                    $"{Quote.Of(change.Value)} is no value: in YAML a # starts a comment. Text that has one needs "
                    + "quotes.")
            : null;
        foreach (var problem in found.InOrder())
        {
            problems.Add(mark, path, problem.Message);
        }
        return found.Count == 0 ? value?.At(mark, origin: null) : null;
    }
}
