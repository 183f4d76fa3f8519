using Experiments.Files;

namespace Experiments.Trials;

/// <summary>The folder of one trial.</summary>
/// <param name="Path">The folder's full path.</param>
public sealed record TrialFolder(string Path)
{
    /// <summary>One row an epoch.</summary>
    public string Epochs => At("epochs.csv");

    /// <summary>The outcome; written last, so a trial that has it is complete.</summary>
    public string Trial => At("trial.json");

    /// <summary>The trained weights.</summary>
    public string Weights => At("weights.safetensors");

    /// <summary>One row a test example: label, prediction and its probability.</summary>
    public string Predictions => At("predictions.csv");

    /// <summary>What happened, an event a line.</summary>
    public string Log => At("log.jsonl");

    /// <summary>The outcome on disk; null where the trial has none, since it never ran or was stopped.</summary>
    /// <param name="plan">The trial.</param>
    /// <exception cref="ExperimentException">The outcome is damaged; kind Results.</exception>
    public TrialOutcome? Outcome(TrialPlan plan) =>
        File.Exists(Trial) ? TrialFile.Read(Trial, plan, EpochTable.Read(Epochs)) : null;

    /// <summary>Makes the folder anew and empty: without an outcome, what an earlier start left in it is of no use.</summary>
    /// <exception cref="ExperimentException">The folder cannot be written to; kind Results.</exception>
    public void Clear()
    {
        Remove();
        AtomicFile.CreateFolder(Path);
    }

    /// <summary>Removes the folder and all that is in it.</summary>
    /// <exception cref="ExperimentException">Something in it cannot be removed; kind Results.</exception>
    public void Remove()
    {
        try
        {
            // The mark of completeness goes first, so that a folder cut off halfway is never taken for a complete one.
            File.Delete(Trial);
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It never was.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{Path}: an unfinished trial cannot be removed: {exception.Message} The other trials are untouched. Remove the folder by "
                + "hand and run the same command again.",
                exception);
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
