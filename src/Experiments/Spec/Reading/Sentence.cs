namespace Experiments.Spec.Reading;

/// <summary>Small changes to text so that it can stand in a sentence.</summary>
internal static class Sentence
{
    /// <summary>With a capital first letter.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Names as a list: a, b or c.</summary>
    public static string Choice(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.SkipLast(1)) + " or " + all[^1];
    }
}
