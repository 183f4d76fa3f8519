using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>What makes a run a new one.</summary>
internal static class NewRun
{
    /// <summary>
    /// What to tell where an experiment that has runs begins another one; null where the run is there already, or is
    /// the first.
    /// </summary>
    /// <param name="results">The folder that holds all runs.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="experiment">The experiment.</param>
    public static RunEvent? Announcement(ResultsFolder results, RunFolder folder, Experiment experiment)
    {
        if (File.Exists(folder.Run) || results.Latest(experiment.Base.Name) is not { } latest)
        {
            return null;
        }
        try
        {
            return new SpecChanged(latest, SpecComparison.Between(StoredExperiment.Read(latest), experiment));
        }
        catch (ExperimentException failure)
        {
            // Old results are no reason to refuse new ones.
            return new Notice(
                $"This is a new run beside {latest.Path}, which it cannot be compared with: {failure.Message}");
        }
    }
}
