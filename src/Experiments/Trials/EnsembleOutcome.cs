using Experiments.Metrics;
using Experiments.Spec;

namespace Experiments.Trials;

/// <summary>What an ensemble reaches on the test split.</summary>
/// <param name="Members">The members' names.</param>
/// <param name="Vote">How they agree.</param>
/// <param name="Sizes">Ensembles of one member, of two and so on, up to all.</param>
/// <param name="Disagreement">The share of examples that two members answer differently; null for one member.</param>
/// <param name="Weighted">
/// All members by weights that validation chose; null where they have no validation in common.
/// </param>
public sealed record EnsembleOutcome(
    IReadOnlyList<string> Members,
    Vote Vote,
    IReadOnlyList<EnsembleSize> Sizes,
    double? Disagreement,
    WeightedVote? Weighted)
{
    /// <summary>Computes it from what the members said.</summary>
    /// <param name="members">At least one.</param>
    /// <param name="vote">How they agree.</param>
    /// <exception cref="ExperimentException">The members were tested on different examples; kind Results.</exception>
    public static EnsembleOutcome Of(IReadOnlyList<EnsembleMember> members, Vote vote)
    {
        if (members.FirstOrDefault(member => !AreAlike(member.Test, members[0].Test)) is { } other)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{other.Name} and {members[0].Name} were tested on different examples, so they cannot vote together. "
                + "Nothing was changed. Name runs of one dataset with the same limit.");
        }
        var ensemble = new Ensemble([.. members.Select(member => member.Test)], vote);
        return new(
            [.. members.Select(member => member.Name)],
            vote,
            ensemble.Sizes(),
            ensemble.Disagreement,
            WeightsOf(members) is { } weights ? new(weights, ensemble.Accuracy(weights)) : null);
    }

    // Examples that one member was trained on would speak for that member, so all must have held out the same ones.
    private static IReadOnlyList<double>? WeightsOf(IReadOnlyList<EnsembleMember> members)
    {
        var validations = members.Select(member => member.Validation).OfType<Answers>().ToList();
        return members.Count > 1 && validations.Count == members.Count
            && validations.TrueForAll(validation => AreAlike(validation, validations[0]))
                ? MemberWeights.Of(validations)
                : null;
    }

    private static bool AreAlike(Answers first, Answers second) =>
        first.ClassCount == second.ClassCount && first.Examples.SequenceEqual(second.Examples)
        && first.Labels.SequenceEqual(second.Labels);
}

/// <summary>An ensemble whose members count differently.</summary>
/// <param name="Weights">One a member, chosen on validation examples alone; they add up to 1.</param>
/// <param name="Accuracy">What it reaches on the test split.</param>
public sealed record WeightedVote(IReadOnlyList<double> Weights, double Accuracy);
