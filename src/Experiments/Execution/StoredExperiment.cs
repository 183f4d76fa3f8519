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
    public static Experiment Read(RunFolder folder)
    {
        var read = SpecReader.ReadFile(folder.Spec, []);
        var experiment = read.Value ?? throw Damaged($"cannot be read: {read.Problems[0].Message}");
        return RunHash.Of(experiment) == Path.GetFileName(folder.Path)
            ? experiment
            : throw Damaged($"is of the run {RunHash.Of(experiment)}, not of the one that the folder is named after.");

        ExperimentException Damaged(string finding) => new(
            FailureKind.Results,
            $"{folder.Spec}: the spec of this run {finding} Nothing was changed. Run the experiment's own file once more, which writes it "
            + "anew.");
    }
}
