using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>What stands under the title of learning curves: what is drawn, what stopped, who published.</summary>
internal static class LearningCurveNotes
{
    private const int MostNamed = 3;

    public static string Of(Published? published, IReadOnlyList<TrialOutcome> outcomes)
    {
        List<string> sentences = outcomes.Count == 1 ? [$"Trial {Name(outcomes[0])}."] : OfSeveral(outcomes);
        var claimCount = published is null ? 0 : published.ValidationAccuracy.Count + published.ValidationLoss.Count;
        if (claimCount > 0 && published is { Source: { Length: > 0 } source })
        {
            sentences.Add($"Published: {source}");
        }

        return string.Join(' ', sentences);
    }

    private static List<string> OfSeveral(IReadOnlyList<TrialOutcome> outcomes)
    {
        var stopped = outcomes.Where(outcome => outcome.Status != TrialStatus.Completed).ToList();
        var gray = outcomes.Count <= LearningCurves.MostSingles
            ? "single trials" : $"the first {LearningCurves.MostSingles} trials";
        List<string> sentences = [$"Color: mean of the trials in a band of ± 1 standard deviation. Gray: {gray}."];
        if (stopped.Count > 0)
        {
            var named = string.Join(", ", stopped.Take(MostNamed).Select(Name));
            var more = stopped.Count > MostNamed ? $" and {stopped.Count - MostNamed} more" : "";
            var remain = stopped.Count < outcomes.Count ? "; later means are over the remaining trials" : "";
            sentences.Add($"Stopped: {named}{more}{remain}.");
        }

        return sentences;
    }

    private static string Name(TrialOutcome outcome)
    {
        var when = outcome.Epochs.Count == 0 ? "in epoch 1" : $"after epoch {outcome.Epochs[^1].Epoch}";
        return outcome.Status switch
        {
            TrialStatus.Completed => outcome.Plan.Name,
            TrialStatus.Diverged => $"{outcome.Plan.Name} (diverged {when})",
            _ => $"{outcome.Plan.Name} (failed {when})",
        };
    }
}
