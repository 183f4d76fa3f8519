using static System.FormattableString;

namespace Experiments.Spec.Reading;

/// <summary>
/// Names layers of one list that are given none: the kind and a number, conv2d_2 for the second conv2d. Named ones
/// count too, so naming a layer renames no other; and so do repeated ones, as though they were written out.
/// </summary>
internal sealed class LayerNaming
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Which repetition is being read, from 1, the outermost first; empty outside of any.</summary>
    public IReadOnlyList<int> Repetition { get; set; } = [];

    /// <summary>The name of the next layer of a kind, where it is given none.</summary>
    public string Next(string kind)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        return Invariant($"{kind}_{_counts[kind]}");
    }

    /// <summary>A name that the file gives: inside repetitions, with their numbers.</summary>
    public string Given(string name) =>
        string.Join('_', [name, .. Repetition.Select(number => Invariant($"{number}"))]);
}
