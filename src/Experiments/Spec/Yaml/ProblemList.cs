namespace Experiments.Spec.Yaml;

/// <summary>The problems found so far.</summary>
internal sealed class ProblemList
{
    // A file that is no spec at all should not answer with a problem a line.
    private const int Longest = 100;

    private const int LongestMessage = 1_000;

    private readonly List<SpecProblem> _problems = [];
    private readonly List<string> _files = [];

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    /// <summary>Whether more would only be counted.</summary>
    public bool IsFull => Count >= Longest;

    /// <summary>Notes that a file is read; problems come file by file in the order of these calls.</summary>
    public void Open(string file) => _files.Add(file);

    public void Add(Mark mark, SpecPath path, string message) =>
        Add(new(mark.File, mark.Line, mark.Column, path.ToString(), message));

    public void Add(SpecProblem problem)
    {
        Count++;
        if (Count <= Longest)
        {
            // Names that a file has made up stand in messages as they are.
            _problems.Add(problem with { Message = Quote.Shorten(problem.Message, LongestMessage) });
        }
    }

    /// <summary>In the order of the files; those of overrides, which stand in no line, last.</summary>
    public IReadOnlyList<SpecProblem> InOrder()
    {
        var sorted = _problems
            .OrderBy(problem => problem.Line == 0)
            .ThenBy(problem => _files.IndexOf(problem.File))
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
            .ToList();
        if (Count > Longest)
        {
            sorted.Add(new(
                sorted[0].File, 0, 0, "",
                $"and {Count - Longest} more problems. Mend the first ones and check again."));
        }
        return sorted;
    }
}
