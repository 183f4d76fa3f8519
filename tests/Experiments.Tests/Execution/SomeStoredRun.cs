using Experiments.Files;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>Runs on disk that nobody had to train.</summary>
internal static class SomeStoredRun
{
    /// <summary>Writes a run of a single variant.</summary>
    /// <param name="results">The folder of results.</param>
    /// <param name="spec">What was run; the number of its trials is that of the accuracies.</param>
    /// <param name="dataHash">The hash of what it was run on.</param>
    /// <param name="accuracies">One a completed trial, whose seed is its place, from 1.</param>
    public static RunFolder Store(string results, ExperimentSpec spec, string dataHash, params double[] accuracies)
    {
        var experiment = Experiment.Of(spec with { Trials = new() { Count = Math.Max(1, accuracies.Length) } });
        var folder = RunFolder.Of(results, experiment);
        AtomicFile.WriteText(
            folder.Run,
            $$"""
            {"run": "{{Path.GetFileName(folder.Path)}}", "dataset": {"name": "{{spec.Data.Dataset}}", "sha256": "{{dataHash}}"},
             "starts": [{"started": "2026-01-02T03:04:05Z", "command": "run {{spec.Name}}.yaml", "threads": 2, "device": "cpu"}]}
            """);
        AtomicFile.WriteText(folder.Spec, experiment.Yaml);
        foreach (var (index, accuracy) in accuracies.Index())
        {
            var plan = new TrialPlan("base", (ulong)index + 1);
            var outcome = Some.Outcome(TrialStatus.Completed, plan) with { TestAccuracy = accuracy };
            EpochTable.Write(folder.Trial(plan).Epochs, outcome.Epochs);
            WriteAnswers(folder.Trial(plan).Logits, experiment.Base.Data.TestLimit!.Value, accuracy, index);
            TrialFile.Write(folder.Trial(plan).Trial, outcome);
        }
        return folder;
    }

    // Label after label, of which the last ones, and others with each trial, are taken for their successors.
    private static void WriteAnswers(string path, int count, double accuracy, int shift)
    {
        var wrong = (int)Math.Round((1 - accuracy) * count);
        var logits = new float[count * 10];
        var predictions = new List<Prediction>();
        for (var example = 0; example < count; example++)
        {
            var label = example % 10;
            var predicted = (example + shift) % count < wrong ? (label + 1) % 10 : label;
            logits[(example * 10) + predicted] = 3;
            predictions.Add(new(example, label, predicted, 0.69f));
        }
        LogitsFile.Write(path, null, new Evaluation(0.1, predictions, logits));
    }
}
