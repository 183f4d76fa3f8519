namespace Experiments.Reports.Figures;

/// <summary>Swept keys as figures write them.</summary>
internal static class SweptKeyText
{
    /// <summary>
    /// The last part of each path, which says what is swept: learning_rate; more of it where others end alike.
    /// </summary>
    /// <param name="keys">The keys of a sweep: variables, or paths such as model[3].conv2d.activation.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> keys) =>
        [.. keys.Select(key => Endings(key).FirstOrDefault(ending => IsOfOne(keys, ending)) ?? key)];

    private static bool IsOfOne(IReadOnlyList<string> keys, string ending) =>
        keys.Count(key => Endings(key).Contains(ending)) == 1;

    // From the shortest one to the whole key.
    private static IEnumerable<string> Endings(string key)
    {
        for (var dot = key.LastIndexOf('.'); dot >= 0; dot = dot == 0 ? -1 : key.LastIndexOf('.', dot - 1))
        {
            yield return key[(dot + 1)..];
        }
        yield return key;
    }
}
