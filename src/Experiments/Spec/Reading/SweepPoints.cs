using Experiments.Randomness;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>The points of a sweep: one value of each key, in the order of the keys.</summary>
/// <param name="sweep">The sweep.</param>
/// <param name="variables">The values of variables that conditions may ask for beside the swept ones.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SweepPoints(Sweep sweep, IReadOnlyDictionary<string, string> variables, ProblemList problems)
{
    /// <summary>The most variants of an experiment.</summary>
    public const int MostVariants = 100_000;

    private static readonly SpecPath Section = SpecPath.Root.Field(SweepRule.Section);

    private readonly int[] _hits = new int[sweep.Excluded.Count];

    /// <summary>All points that are not excluded; null, with a problem reported, where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<SweptValue>>? Read()
    {
        var before = problems.Count;
        CheckConditions();
        if (problems.Count > before)
        {
            return null;
        }
        var points = sweep.Method switch
        {
            RandomDraws draws => Drawn(draws),
            Zip => Zipped(),
            _ => Crossed(),
        };
        return problems.Count == before ? points : null;
    }

    private void CheckConditions()
    {
        var known = sweep.Keys.Select(key => key.Name).Concat(variables.Keys).ToList();
        foreach (var (index, condition) in sweep.Excluded.Index())
        {
            if (condition.Names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            {
                var advice = Suggestion.Of(unknown, known).Advice;
                Complain(index, condition, $"asks for {unknown}, which is neither swept nor under vars. "
                    + (advice.Length > 0 ? advice : "Words stand in quotes, as act == 'relu'."));
            }
            else if (!condition.Names.Any(name => sweep.Keys.Any(key => key.Name == name)))
            {
                Complain(
                    index,
                    condition,
                    "asks for nothing that is swept, so it excludes everything or nothing. Remove it.");
            }
        }
    }

    private List<IReadOnlyList<SweptValue>>? Crossed()
    {
        if (!AreListed() || !AreFew(sweep.Keys.Aggregate(1.0, (count, key) => count * key.Values.Count)))
        {
            return null;
        }
        IEnumerable<IReadOnlyList<SweptValue>> points = [[]];
        foreach (var key in sweep.Keys)
        {
            points = points.SelectMany(
                point => key.Values.Select(value => (IReadOnlyList<SweptValue>)[.. point, value]));
        }
        return Remaining(points);
    }

    private List<IReadOnlyList<SweptValue>>? Zipped()
    {
        if (!AreListed() || !AreFew(sweep.Keys.Max(key => key.Values.Count)))
        {
            return null;
        }
        var first = sweep.Keys[0];
        foreach (var key in sweep.Keys.Where(key => key.Values.Count != first.Values.Count))
        {
            problems.Add(
                key.Mark, key.Path,
                Invariant($"has {key.Values.Count} values, but {first.Name} has {first.Values.Count}. ")
                + "zip takes them in step: give as many.");
        }
        return sweep.Keys.All(key => key.Values.Count == first.Values.Count)
            ? Remaining(Enumerable.Range(0, first.Values.Count)
                .Select(place => (IReadOnlyList<SweptValue>)[.. sweep.Keys.Select(key => key.Values[place])]))
            : null;
    }

    private List<IReadOnlyList<SweptValue>>? Drawn(RandomDraws draws)
    {
        var points = new List<IReadOnlyList<SweptValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var most = (100L * draws.Count) + 1_000;
        for (var draw = 0L; draw < most && points.Count < draws.Count; draw++)
        {
            var point = sweep.Keys.Select(key => Draw(key, draws.Seed, draw)).ToList();
            if (seen.Add(string.Join('\n', point.Select(value => value.Text))) && !IsExcluded(point))
            {
                points.Add(point);
            }
        }
        if (points.Count < draws.Count)
        {
            problems.Add(
                sweep.Mark, Section.Field("method"),
                Invariant($"random asks for {draws.Count} points, but only {points.Count} different ones were found ")
                + "that exclude leaves. Choose a smaller count, or more values.");
        }
        return points;
    }

    // Every draw has a stream of its own, so that a larger count goes on with the same points.
    private static SweptValue Draw(SweptKey key, ulong seed, long draw)
    {
        var stream = new TrialSeed(seed).Stream($"sweep/{key.Name}", 0, draw);
        return key.Range is { } range ? range.Draw(stream) : key.Values[stream.NextIndex(key.Values.Count)];
    }

    private List<IReadOnlyList<SweptValue>> Remaining(IEnumerable<IReadOnlyList<SweptValue>> points)
    {
        var before = problems.Count;
        var remaining = points.Where(point => !IsExcluded(point)).ToList();
        if (problems.Count > before)
        {
            return remaining;
        }
        if (remaining.Count == 0)
        {
            problems.Add(
                sweep.Excluded[0].Mark, Section.Field("exclude"), "leaves no variant at all. Exclude less.");
        }
        foreach (var (index, condition) in sweep.Excluded.Index().Where(entry => _hits[entry.Index] == 0))
        {
            Complain(index, condition, "excludes nothing: it holds for no variant. Mend or remove it.");
        }
        return remaining;
    }

    private bool IsExcluded(IReadOnlyList<SweptValue> point)
    {
        var isExcluded = false;
        foreach (var (index, condition) in sweep.Excluded.Index())
        {
            try
            {
                if (_hits[index] >= 0 && condition.Holds(ValueOf))
                {
                    _hits[index]++;
                    isExcluded = true;
                }
            }
            catch (ArithmeticProblem problem)
            {
                // Told once, and not asked again.
                _hits[index] = -1;
                Complain(index, condition, problem.Message);
            }
        }
        return isExcluded;

        string ValueOf(string name)
        {
            for (var place = 0; place < point.Count; place++)
            {
                if (sweep.Keys[place].Name == name)
                {
                    return point[place].Text;
                }
            }
            return variables[name];
        }
    }

    private bool AreListed()
    {
        foreach (var key in sweep.Keys.Where(key => key.Range is not null))
        {
            problems.Add(
                key.Range!.Mark, key.Path,
                "is a range to draw from, which only method: {random: {count: 20}} does. Give a list or "
                + "{from, to, step}.");
        }
        return sweep.Keys.All(key => key.Range is null);
    }

    private bool AreFew(double count)
    {
        if (count > MostVariants)
        {
            problems.Add(
                sweep.Mark, Section,
                Invariant($"makes {count:0} variants; {MostVariants} are the most. ")
                + "Sweep fewer values, or draw some: method: {random: {count: 50}}.");
        }
        return count <= MostVariants;
    }

    private void Complain(int index, Condition condition, string message) => problems.Add(
        condition.Mark, Section.Field("exclude").Item(index), $"{Quote.Of(condition.Text)} {message}");
}
