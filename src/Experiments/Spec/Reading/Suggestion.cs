namespace Experiments.Spec.Reading;

/// <summary>What a name that is not known probably means.</summary>
/// <param name="Name">The known name that is meant; null where there is none.</param>
/// <param name="Advice">A sentence that says what to write instead; empty where nothing comes near.</param>
internal readonly record struct Suggestion(string? Name, string Advice)
{
    private const int LongestName = 40;

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
        return Spelling.Nearest(found, known) is { } near ? new(near, $"Did you mean '{near}'?") : new(null, "");
    }

    // Without the module it comes from, case and punctuation: tf.keras.layers.Conv2D and conv_2d are both conv2d.
    private static string Plain(string name) =>
        string.Concat(name[(name.LastIndexOf('.') + 1)..].Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
