namespace Experiments.Trials;

/// <summary>
/// What a trial's bits depend on besides its spec, seed and data, and whether it may change in the middle of a trial.
/// </summary>
/// <param name="Facts">Threads, device, versions: what it is by its name. Default: nothing is known.</param>
/// <param name="AllowInexact">
/// Whether a trial may go on where a fact is another one than it began with; that is recorded with it. Default: no.
/// </param>
public sealed record TrialConditions(IReadOnlyDictionary<string, string> Facts, bool AllowInexact = false)
{
    /// <summary>What differs from the facts that a trial began with, in words.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> before) =>
    [
        .. Facts.Keys.Union(before.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Before: before.GetValueOrDefault(name), Now: Facts.GetValueOrDefault(name)))
            .Where(fact => fact.Before != fact.Now)
            .Select(fact => $"{fact.Name} was {fact.Before ?? "not known"}, now {fact.Now ?? "not known"}"),
    ];
}
