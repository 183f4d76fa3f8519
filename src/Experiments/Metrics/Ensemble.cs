using Experiments.Randomness;
using Experiments.Spec;

namespace Experiments.Metrics;

/// <summary>Several models that answer together.</summary>
public sealed class Ensemble
{
    // Of five members there are 31 subsets in all, of twenty a million.
    private const int MostSubsets = 100;

    private readonly IReadOnlyList<Answers> _members;
    private readonly Vote _vote;

    /// <param name="members">What each says of the same examples, in the same order; at least one.</param>
    /// <param name="vote">How they agree.</param>
    /// <exception cref="ArgumentException">The members were asked about different examples.</exception>
    public Ensemble(IReadOnlyList<Answers> members, Vote vote)
    {
        if (members.Any(member => member.ClassCount != members[0].ClassCount
            || !member.Examples.SequenceEqual(members[0].Examples) || !member.Labels.SequenceEqual(members[0].Labels)))
        {
            throw new ArgumentException("The members were asked about different examples.", nameof(members));
        }
        _members = members;
        _vote = vote;
    }

    /// <summary>How many members there are.</summary>
    public int Size => _members.Count;

    /// <summary>
    /// The share of examples that two members answer differently, in the mean over all pairs; null for one member.
    /// Models that never differ gain nothing by voting.
    /// </summary>
    public double? Disagreement
    {
        get
        {
            var pairs =
                from first in Enumerable.Range(0, Size)
                from second in Enumerable.Range(first + 1, Size - first - 1)
                select Differing(_members[first].Predicted, _members[second].Predicted);
            return Estimate.Of(pairs)?.Mean;
        }
    }

    /// <summary>What all members together answer.</summary>
    /// <param name="weights">How much each counts, 0 or more; null for all alike.</param>
    public IReadOnlyList<int> Predict(IReadOnlyList<double>? weights = null) =>
        Predict([.. Enumerable.Range(0, Size)], weights);

    /// <summary>The accuracy of all members together.</summary>
    /// <param name="weights">How much each counts, 0 or more; null for all alike.</param>
    public double Accuracy(IReadOnlyList<double>? weights = null) =>
        Answers.AccuracyOf(Predict(weights), _members[0].Labels);

    /// <summary>
    /// The accuracies of every size of ensemble that can be made of the members: of one member, of two, of all. Over
    /// all subsets of a size, or over a hundred that are drawn, always the same ones, where there are more.
    /// </summary>
    public IReadOnlyList<EnsembleSize> Sizes() =>
    [
        .. Enumerable.Range(1, Size).Select(size =>
        {
            var accuracies = Subsets(size).Select(subset =>
                Answers.AccuracyOf(Predict(subset, weights: null), _members[0].Labels)).ToList();
            return new EnsembleSize(size, Estimate.Of(accuracies)!, accuracies.Min(), accuracies.Max());
        }),
    ];

    private int[] Predict(int[] which, IReadOnlyList<double>? weights)
    {
        var votes = new double[_members[0].Probabilities.Length];
        var total = which.Sum(member => weights?[member] ?? 1);
        foreach (var member in which)
        {
            AddVotes(votes, _members[member], (weights?[member] ?? 1) / total);
        }
        return Answers.Largest(votes, _members[0].ClassCount);
    }

    private void AddVotes(double[] votes, Answers member, double weight)
    {
        // Hard votes are whole, so that a mean probability beside them, below a half of the least, only parts equals.
        var softShare = _vote == Vote.Soft ? weight : weight * 1e-6;
        var probabilities = member.Probabilities;
        for (var place = 0; place < votes.Length; place++)
        {
            votes[place] += softShare * probabilities[place];
        }
        if (_vote == Vote.Hard)
        {
            for (var example = 0; example < member.Predicted.Count; example++)
            {
                votes[(example * member.ClassCount) + member.Predicted[example]] += weight;
            }
        }
    }

    private static double Differing(IReadOnlyList<int> first, IReadOnlyList<int> second) =>
        (double)first.Zip(second).Count(pair => pair.First != pair.Second) / first.Count;

    private IEnumerable<int[]> Subsets(int size)
    {
        if (Combinations(Size, size) <= MostSubsets)
        {
            return All(size, 0);
        }
        var stream = new RandomStream((ulong)size);
        return Enumerable.Range(0, MostSubsets).Select(_ =>
        {
            int[] order = [.. Enumerable.Range(0, Size)];
            stream.Shuffle(order.AsSpan());
            return order[..size];
        });
    }

    private IEnumerable<int[]> All(int size, int first) => size == 0
        ? [[]]
        : from member in Enumerable.Range(first, Size - first - size + 1)
          from rest in All(size - 1, member + 1)
          select (int[])[member, .. rest];

    private static double Combinations(int count, int size) =>
        Enumerable.Range(1, size).Aggregate(1.0, (product, index) => product * (count - size + index) / index);
}

/// <summary>What ensembles of one size reach.</summary>
/// <param name="Size">Members of each, 1 or more.</param>
/// <param name="Accuracy">Over the subsets of that size.</param>
/// <param name="Lowest">That of the worst one.</param>
/// <param name="Highest">That of the best one.</param>
public sealed record EnsembleSize(int Size, Estimate Accuracy, double Lowest, double Highest);
