namespace Experiments.Spec.Reading;

/// <summary>What a name that is not known probably means.</summary>
/// <param name="Name">The known name that is meant; null where there is none.</param>
/// <param name="Advice">A sentence that says what to write instead; empty where nothing comes near.</param>
internal readonly record struct Suggestion(string? Name, string Advice)
{
    private const int LongestName = 40;

    // Names shorter than this are near to everything.
    private const int ShortestName = 3;

    /// <summary>A guess; without advice where nothing comes near.</summary>
    /// <param name="found">The name that was found.</param>
    /// <param name="known">The names that could stand there.</param>
    public static Suggestion Of(string found, IReadOnlyCollection<string> known)
    {
        if (found.Length is 0 or > LongestName)
        {
            return new(null, "");
        }
        var colon = found.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && known.Contains(found[..colon]))
        {
            return new(found[..colon], $"Put a space after the colon: {found[..colon]}: {found[(colon + 1)..]}.");
        }
        var plain = Plain(found);
        if (known.FirstOrDefault(name => Plain(name) == plain) is { } same)
        {
            return new(same, $"It is written '{same}' here.");
        }
        if (ForeignNames.Find(plain, known) is { } ours)
        {
            return new(ours, $"It is called '{ours}' here.");
        }
        if (ForeignNames.Advice(plain, known) is { } advice)
        {
            return new(null, advice);
        }
        var nearest = known
            .Select(name => (Name: name, Distance: Distance(found, name)))
            .Where(candidate => candidate.Distance <= Math.Min(found.Length, candidate.Name.Length) / ShortestName)
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Name is null ? new(null, "") : new(nearest.Name, $"Did you mean '{nearest.Name}'?");
    }

    // Without the module it comes from, case and punctuation: tf.keras.layers.Conv2D and conv_2d are both conv2d.
    private static string Plain(string name) =>
        string.Concat(name[(name.LastIndexOf('.') + 1)..].Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Edits between two names: letters added, left out, replaced, or exchanged with their neighbor (optimal string alignment).
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
