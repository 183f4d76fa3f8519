namespace Experiments.Spec;

/// <summary>Finds the name that a misspelled one probably means.</summary>
public static class Spelling
{
    // Names shorter than this are near to everything.
    private const int ShortestName = 3;

    /// <summary>The known name that is nearest to the one found; null where none comes near.</summary>
    public static string? Nearest(string found, IEnumerable<string> known)
    {
        var nearest = known
            .Select(name => (Name: name, Distance: Distance(found, name)))
            .Where(candidate => candidate.Distance <= Math.Min(found.Length, candidate.Name.Length) / ShortestName)
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Name;
    }

    // Edits between two names: letters added, left out, replaced, or exchanged with their neighbor (optimal string
    // alignment).
    private static int Distance(string first, string second)
    {
        var edits = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            for (var j = 0; j <= second.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }
                var replaced = edits[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }
        return edits[first.Length, second.Length];
    }
}
