using Experiments.Metrics;

namespace Experiments.Trials;

/// <summary>A trained model as a member of an ensemble.</summary>
/// <param name="Name">Its trial, with the run where there are several.</param>
/// <param name="Validation">What it says of its validation examples; null where it has none.</param>
/// <param name="Test">What it says of the test examples.</param>
public sealed record EnsembleMember(string Name, Answers? Validation, Answers Test)
{
    /// <summary>The members that a run's completed trials make.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="outcomes">Trials of it.</param>
    /// <param name="prefix">What stands before the trials' names.</param>
    /// <exception cref="ExperimentException">What a trial said is missing or damaged; kind Results.</exception>
    public static IReadOnlyList<EnsembleMember> Of(
        RunFolder folder, IEnumerable<TrialOutcome> outcomes, string prefix = "") =>
    [
        .. outcomes.Where(outcome => outcome.Status == TrialStatus.Completed).Select(outcome =>
        {
            var (validation, test) = LogitsFile.Read(folder.Trial(outcome.Plan).Logits);
            return new EnsembleMember(prefix + outcome.Plan.Name, validation, test);
        }),
    ];
}
