using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports;

/// <summary>What is said under the title of learning curves: what is drawn, which trials stopped, who published.</summary>
internal static class LearningCurveNotes
{
    private const int MostNamed = 3;

    public static string Of(Published? published, IReadOnlyList<TrialOutcome> outcomes)
    {
        var stopped = outcomes.Where(outcome => outcome.Status != TrialStatus.Completed).ToList();
        List<string> sentences =
        [
            outcomes.Count == 1
                ? $"Trial {outcomes[0].Plan.Name}."
                : "Lines: mean of the trials. Bands: mean ± 1 standard deviation. Thin gray lines: single trials.",
        ];
        if (stopped.Count > 0)
        {
            var named = stopped.Take(MostNamed).Select(End).ToList();
            var more = stopped.Count > MostNamed ? $" and {stopped.Count - MostNamed} more" : "";
            sentences.Add($"Stopped: {string.Join(", ", named)}{more}"
                + (outcomes.Count > stopped.Count ? "; later means are over the remaining trials." : "."));
        }

        if (published is { Source: { Length: > 0 } source } && published.ValidationAccuracy.Count + published.ValidationLoss.Count > 0)
        {
            sentences.Add($"Published: {source}");
        }

        return string.Join(' ', sentences);
    }

    private static string End(TrialOutcome outcome)
    {
        var how = outcome.Status == TrialStatus.Diverged ? "diverged" : "failed";
        var when = outcome.Epochs.Count == 0 ? "in epoch 1" : $"after epoch {outcome.Epochs[^1].Epoch}";
        return $"{outcome.Plan.Name} ({how} {when})";
    }
}
