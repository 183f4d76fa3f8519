using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>The experiment that a run folder keeps, read back from its spec.yaml.</summary>
public static class StoredExperiment
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="ExperimentException">
    /// There is none, it is damaged, or it is of another run than the folder's name says; kind Results.
    /// </exception>
    public static Experiment Read(RunFolder folder) =>
        Read(folder, Path.GetFileName(folder.Path), "of the one that the folder is named after");

    /// <summary>Reads it from a folder that may have been copied and renamed since.</summary>
    /// <param name="folder">The run's folder, or a copy of it.</param>
    /// <exception cref="ExperimentException">
    /// There is none, it is damaged, or it is of another run than run.json; kind Results.
    /// </exception>
    public static Experiment ReadCopy(RunFolder folder) =>
        Read(
            folder,
            RunRecord.Read(folder.Run)?["run"]?.ToString() ?? Path.GetFileName(folder.Path),
            "of that of run.json");

    private static Experiment Read(RunFolder folder, string run, string whose)
    {
        var read = SpecReader.ReadFile(folder.Spec, []);
        var experiment = read.Value ?? throw Damaged($"cannot be read: {read.Problems[0].Message}");
        return RunHash.Of(experiment) == run
            ? experiment
            : throw Damaged($"is of the run {RunHash.Of(experiment)}, not {whose}.");

        ExperimentException Damaged(string finding) => new(
            FailureKind.Results,
            $"{folder.Spec}: the spec of this run {finding} Nothing was changed. Run the experiment's own file once "
            + "more, which writes it anew.");
    }
}
