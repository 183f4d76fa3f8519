using Experiments.Files;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Execution.Workers;

/// <summary>Writes the outcome of a trial whose process died; nobody else can any more.</summary>
internal static class DeadTrial
{
    /// <summary>Writes it: failed, with the epochs that were done.</summary>
    /// <param name="place">The trial's folder.</param>
    /// <param name="plan">The trial.</param>
    /// <param name="reason">How its process died.</param>
    /// <param name="duration">Since the trial was handed to it.</param>
    /// <exception cref="ExperimentException">The files cannot be written; kind Results.</exception>
    public static TrialOutcome Write(TrialFolder place, TrialPlan plan, string reason, TimeSpan duration)
    {
        AtomicFile.RemoveLeftovers(place.Path);
        IReadOnlyList<EpochRecord> epochs = File.Exists(place.Epochs) ? EpochTable.Read(place.Epochs) : [];
        EpochTable.Write(place.Epochs, epochs);
        var outcome = new TrialOutcome(plan, TrialStatus.Failed, reason, epochs, null, null, duration);
        TrialFile.Write(place.Trial, outcome);
        return outcome;
    }
}
