using System.Collections.Concurrent;
using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>Reads the variants of a sweep: every one is checked, and what is wrong with many is told once.</summary>
/// <param name="root">The file without its sweep, variables not yet replaced.</param>
/// <param name="sweep">The sweep.</param>
/// <param name="read">
/// Reads a tree of a variant, for several variants at once; what it remembers is each caller's own.
/// </param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class VariantReader(
    MapNode root, Sweep sweep, Func<MapNode, ReadingMemory, ProblemList, ExperimentSpec?> read, ProblemList problems)
{
    // Fewer are read before another thread has started.
    private const int FewestOnAThread = 100;

    // What goes wrong at a place, in which variants, and what is said of the first.
    private readonly Dictionary<(string File, int Line, int Column, string Path), (string Message, List<int> Points)>
        _found = [];

    /// <summary>The variants at the points; null where any of them is wrong.</summary>
    /// <param name="spec">What the file says without its sweep.</param>
    /// <param name="points">The points.</param>
    public IReadOnlyList<Variant>? Read(ExperimentSpec spec, IReadOnlyList<IReadOnlyList<SweptValue>> points)
    {
        var names = new VariantName([.. sweep.Keys.Select(key => key.Name)]);
        var variants = new List<Variant>(points.Count);
        var all = ReadAll(points);
        for (var index = 0; index < points.Count; index++)
        {
            var (variant, own) = all[index];
            if (own.Count > 0 || variant is null)
            {
                Note(own, index);
                continue;
            }
            if (DiffersInWhatIsCommon(spec, variant) is { } part)
            {
                problems.Add(
                    sweep.Mark, SpecPath.Root.Field(SweepRule.Section),
                    $"changes {part}, which is the same for all variants of an experiment. Write a file for each, "
                    + "which extends this one.");
                return null;
            }
            variants.Add(new(
                names.Of(points[index]),
                [.. sweep.Keys.Zip(points[index], (key, value) => (key.Name, value.Text))],
                variant));
        }
        foreach (var (place, (message, wrong)) in _found)
        {
            problems.Add(new(place.File, place.Line, place.Column, place.Path, $"{message} {Where(wrong, points)}"));
        }
        return _found.Count == 0 ? variants : null;
    }

    // Thousands of them are worth all cores. What is remembered is not shared, so that nobody waits.
    private (ExperimentSpec? Spec, ProblemList Problems)[] ReadAll(IReadOnlyList<IReadOnlyList<SweptValue>> points)
    {
        var all = new (ExperimentSpec?, ProblemList)[points.Count];
        var share = Math.Max(
            FewestOnAThread, (points.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        Parallel.ForEach(Partitioner.Create(0, points.Count, share), range =>
        {
            var memory = new ReadingMemory();
            for (var index = range.Item1; index < range.Item2; index++)
            {
                var own = new ProblemList();
                all[index] = (Read(points[index], own) is { } tree ? read(tree, memory, own) : null, own);
            }
        });
        return all;
    }

    private MapNode? Read(IReadOnlyList<SweptValue> point, ProblemList own)
    {
        var tree = root;
        foreach (var (key, value) in sweep.Keys.Zip(point))
        {
            if (SpecReader.Places.Put(tree, key.Name, value.Node, key.Mark, own) is not { } changed)
            {
                return null;
            }
            tree = changed;
        }
        return tree;
    }

    private void Note(ProblemList own, int index)
    {
        foreach (var problem in own.InOrder())
        {
            var place = (problem.File, problem.Line, problem.Column, problem.Path);
            if (!_found.TryGetValue(place, out var found))
            {
                _found[place] = found = (problem.Message, []);
            }
            if (found.Points.LastOrDefault(-1) != index)
            {
                found.Points.Add(index);
            }
        }
    }

    // In which variants: by the values that all of them share.
    private string Where(List<int> wrong, IReadOnlyList<IReadOnlyList<SweptValue>> points)
    {
        if (wrong.Count == points.Count && points.Count > 1)
        {
            return "So in every variant of the sweep.";
        }
        var first = points[wrong[0]];
        var shared = sweep.Keys
            .Select((key, place) => (key, place))
            .Where(entry => entry.key.Values.Count != 1
                && wrong.TrueForAll(index => points[index][entry.place].Text == first[entry.place].Text))
            .ToList();
        if (shared.Count > 0)
        {
            var values = shared.Select(entry => Told(entry.key, first[entry.place]));
            return $"So with {string.Join(" and ", values)}.";
        }
        var example = sweep.Keys.Select((key, place) => Told(key, first[place]));
        return Invariant($"So in {wrong.Count} of {points.Count} variants, the first of them with ")
            + $"{string.Join(" and ", example)}.";
    }

    private static string Told(SweptKey key, SweptValue value)
    {
        var place = key.Values.ToList().IndexOf(value);
        return Quote.Shorten($"{key.Name}: {value.Text}") + (place >= 0 ? $" ({key.Path.Item(place)})" : "");
    }

    private static string? DiffersInWhatIsCommon(ExperimentSpec spec, ExperimentSpec variant) =>
        spec.Name != variant.Name ? "name"
        : spec.Title != variant.Title ? "title"
        : spec.Trials != variant.Trials ? "trials"
        : spec.Data.Dataset != variant.Data.Dataset ? "data.dataset"
        : null;
}
