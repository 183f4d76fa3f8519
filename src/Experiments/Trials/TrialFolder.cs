using System.Globalization;
using Experiments.Files;
using static System.FormattableString;

namespace Experiments.Trials;

/// <summary>The folder of one trial.</summary>
/// <param name="Path">The folder's full path.</param>
public sealed record TrialFolder(string Path)
{
    private const string CheckpointPrefix = "checkpoint-";

    /// <summary>One row an epoch.</summary>
    public string Epochs => At("epochs.csv");

    /// <summary>The outcome; written last, so a trial that has it is complete.</summary>
    public string Trial => At("trial.json");

    /// <summary>The trained weights.</summary>
    public string Weights => At("weights.safetensors");

    /// <summary>One row a test example: label, prediction and its probability.</summary>
    public string Predictions => At("predictions.csv");

    /// <summary>All that the trained model says of the validation and the test examples.</summary>
    public string Logits => At("logits.safetensors");

    /// <summary>What happened, an event a line.</summary>
    public string Log => At("log.jsonl");

    /// <summary>The checkpoints that are there, the one that is furthest first; whole or damaged.</summary>
    /// <exception cref="ExperimentException">The folder cannot be looked into; kind Results.</exception>
    public IReadOnlyList<string> Checkpoints
    {
        get
        {
            string[] files = [];
            Change(
                "it cannot be seen whether it has checkpoints",
                () => files = Directory.Exists(Path) ? Directory.GetFiles(Path, CheckpointPrefix + "*") : []);
            return
            [
                .. files.Select(file => (File: file, Position: PositionOf(System.IO.Path.GetFileName(file))))
                    .Where(found => found.Position is not null)
                    .OrderByDescending(found => found.Position!.Value)
                    .Select(found => found.File),
            ];
        }
    }

    /// <summary>The checkpoint of a position.</summary>
    /// <param name="epoch">The epoch at hand, from 1.</param>
    /// <param name="stepsDone">Steps done in it.</param>
    public string Checkpoint(int epoch, int stepsDone) => At(Invariant($"{CheckpointPrefix}{epoch}-{stepsDone}"));

    /// <summary>The outcome on disk; null where the trial has none, since it never ran or was stopped.</summary>
    /// <param name="plan">The trial.</param>
    /// <exception cref="ExperimentException">The outcome is damaged; kind Results.</exception>
    public TrialOutcome? Outcome(TrialPlan plan) =>
        File.Exists(Trial) ? TrialFile.Read(Trial, plan, EpochTable.Read(Epochs)) : null;

    /// <summary>
    /// Makes the folder anew and empty: without an outcome or a checkpoint, what is left in it is of no use.
    /// </summary>
    /// <exception cref="ExperimentException">The folder cannot be written to; kind Results.</exception>
    public void Clear()
    {
        Remove();
        AtomicFile.CreateFolder(Path);
    }

    /// <summary>
    /// Takes the trial up again: what is there stays, but for the outcome of a failure and what a dead writer left.
    /// </summary>
    /// <exception cref="ExperimentException">One of these cannot be removed; kind Results.</exception>
    public void Reopen()
    {
        AtomicFile.RemoveLeftovers(Path);
        Change("the outcome of a failed trial cannot be removed", () => File.Delete(Trial));
    }

    /// <summary>Removes the folder and all that is in it.</summary>
    /// <exception cref="ExperimentException">Something in it cannot be removed; kind Results.</exception>
    public void Remove() => Change("an unfinished trial cannot be removed", () =>
    {
        // The mark of completeness goes first, so that a folder cut off halfway is never taken for a complete one.
        File.Delete(Trial);
        Directory.Delete(Path, recursive: true);
    });

    /// <summary>Removes checkpoints.</summary>
    /// <param name="kept">Those that stay.</param>
    /// <exception cref="ExperimentException">One cannot be removed; kind Results.</exception>
    public void RemoveCheckpointsExcept(IReadOnlyList<string> kept) => Change(
        "an old checkpoint cannot be removed",
        () =>
        {
            foreach (var checkpoint in Checkpoints.Except(kept))
            {
                File.Delete(checkpoint);
            }
        });

    private void Change(string failure, Action change)
    {
        try
        {
            change();
        }
        catch (DirectoryNotFoundException)
        {
            // It never was.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{Path}: {failure}: {exception.Message} The other trials are untouched. Remove the folder by hand and "
                + "run the same command again.",
                exception);
        }
    }

    private static (int Epoch, int Steps)? PositionOf(string name) =>
        name[CheckpointPrefix.Length..].Split('-') is [var epoch, var steps]
        && int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(steps, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : null;

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
