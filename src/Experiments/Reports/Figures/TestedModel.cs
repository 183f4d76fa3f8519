using Experiments.Metrics;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>What trained models say of the test images: one trial, or all of a variant.</summary>
/// <param name="Name">As figures write it, as the beginning of a sentence: "Trial base-s1".</param>
/// <param name="Trials">What each trial says, at least one; all were asked about the same images.</param>
public sealed record TestedModel(string Name, IReadOnlyList<Answers> Trials)
{
    // More of them tell nothing new, and a page is to be made in seconds.
    private const int MostTrials = 10;

    /// <summary>The trials of a variant.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="completed">The variant's completed trials, at least one.</param>
    /// <exception cref="ExperimentException">What a trial said is missing or damaged; kind Results.</exception>
    public static TestedModel Of(RunFolder folder, IReadOnlyList<TrialOutcome> completed)
    {
        var taken = completed.Take(MostTrials).ToList();
        return new(
            taken.Count == 1 ? $"Trial {taken[0].Plan.Name}" : $"{taken.Count} trials together",
            [.. taken.Select(outcome => LogitsFile.Read(folder.Trial(outcome.Plan).Logits).Test)]);
    }

    /// <summary>Their predictions, counted together.</summary>
    public ConfusionMatrix Confusion => ConfusionMatrix.Of(
        Trials[0].ClassCount, Trials.SelectMany(answers => answers.Labels.Zip(answers.Predicted)));

    /// <summary>How sure they are, and how often rightly.</summary>
    public Calibration Calibration => Calibration.Of(Trials.SelectMany(answers => answers.Labels.Select(
        (label, place) => (ConfidenceOf(answers, place), answers.Predicted[place] == label))));

    /// <summary>The probability that a model gives its own answer, 0 to 1.</summary>
    /// <param name="answers">What it says.</param>
    /// <param name="place">Which of its answers, from 0.</param>
    public static double ConfidenceOf(Answers answers, int place) =>
        answers.Probabilities[(place * answers.ClassCount) + answers.Predicted[place]];
}
