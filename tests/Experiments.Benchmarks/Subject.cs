using Experiments.Data;
using Experiments.Spec;

namespace Experiments.Benchmarks;

/// <summary>An experiment whose model is measured.</summary>
/// <param name="File">Its file.</param>
/// <param name="Spec">What it says.</param>
internal sealed record Subject(string File, ExperimentSpec Spec)
{
    /// <summary>Reads an experiment file that is known to be right.</summary>
    public static Subject Read(string file) => Of(System.IO.File.ReadAllText(file), file);

    /// <summary>Reads the text of an experiment file that is known to be right.</summary>
    public static Subject Parse(string text) => Of(text, "experiment.yaml");

    private static Subject Of(string text, string file) =>
        SpecReader.Read(text, file, []) switch
        {
            { Value: { } experiment } => new(file, experiment.Base),
            { Problems: var problems } => throw new ExperimentException(FailureKind.Spec, string.Join('\n', problems)),
        };

    /// <summary>The experiment's own dataset where it is on this machine, else the built-in digits.</summary>
    public Dataset LoadData()
    {
        try
        {
            return Load(Spec.Data.Dataset);
        }
        catch (ExperimentException absent) when (absent.Kind == FailureKind.Data)
        {
            return Load("digits");
        }
    }

    /// <summary>Loads a dataset that is on this machine.</summary>
    public static Dataset Load(string dataset) =>
        DatasetLoader.Load(dataset, new DataLocation(Offline: true), progress: null, CancellationToken.None);
}
