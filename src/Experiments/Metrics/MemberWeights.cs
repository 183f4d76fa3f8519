namespace Experiments.Metrics;

/// <summary>
/// How much the members of an ensemble should count, by examples that none of them was trained or tested on.
/// </summary>
public static class MemberWeights
{
    private const int MostRounds = 1_000;
    private const double Settled = 1e-9;

    /// <summary>
    /// The weights under which the members' mean probabilities make the labels most probable: those of a mixture, by
    /// expectation maximization (Dempster, Laird and Rubin 1977). There is one best answer, and every round comes
    /// nearer.
    /// </summary>
    /// <param name="validation">What each member says of the validation examples, in the same order.</param>
    /// <returns>One a member, 0 or more; they add up to 1.</returns>
    public static IReadOnlyList<double> Of(IReadOnlyList<Answers> validation)
    {
        var likelihoods = validation.Select(LabelProbabilities).ToList();
        var weights = Enumerable.Repeat(1.0 / validation.Count, validation.Count).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Next(likelihoods, weights);
            var change = next.Zip(weights).Max(pair => Math.Abs(pair.First - pair.Second));
            weights = next;
            if (change < Settled)
            {
                break;
            }
        }
        return weights;
    }

    private static double[] Next(List<double[]> likelihoods, double[] weights)
    {
        var count = likelihoods[0].Length;
        var shares = new double[weights.Length];
        for (var example = 0; example < count; example++)
        {
            var sum = 0.0;
            for (var member = 0; member < weights.Length; member++)
            {
                sum += weights[member] * likelihoods[member][example];
            }
            for (var member = 0; member < weights.Length; member++)
            {
                // An example that nobody finds possible speaks for nobody.
                shares[member] += sum > 0 ? weights[member] * likelihoods[member][example] / sum : weights[member];
            }
        }
        return [.. shares.Select(share => share / count)];
    }

    private static double[] LabelProbabilities(Answers answers)
    {
        var probabilities = answers.Probabilities;
        var own = new double[answers.Labels.Count];
        for (var example = 0; example < own.Length; example++)
        {
            own[example] = probabilities[(example * answers.ClassCount) + answers.Labels[example]];
        }
        return own;
    }
}
