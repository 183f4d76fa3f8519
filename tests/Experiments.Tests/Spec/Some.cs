using System.Runtime.CompilerServices;
using Experiments.Data;
using Experiments.Layers;
using Xunit;

namespace Experiments.Spec;

/// <summary>Specs for tests.</summary>
internal static class Some
{
    /// <summary>A small valid experiment. Tests change single lines of it.</summary>
    public const string Text = """
        name: small
        conventions: keras
        data:
          dataset: mnist
          validation: {last: 0.2}
        model:
          - conv2d: {filters: 8, kernel_size: 3, activation: relu}
          - max_pool2d: 2
          - flatten
          - dense: 10
        training:
          epochs: 2
        """;

    /// <summary>The folder of the experiments that come with the program.</summary>
    public static string ExperimentsFolder =>
        Path.GetFullPath(Path.Combine(TestFolder(), "..", "..", "..", "experiments"));

    /// <summary>The spec of a text that has no problems.</summary>
    public static ExperimentSpec Spec(string text, params string[] overrides) => Experiment(text, overrides).Base;

    /// <summary>The experiment of a text that has no problems.</summary>
    public static Experiment Experiment(string text, params string[] overrides)
    {
        var result = SpecReader.Read(text, "spec.yaml", [.. overrides.Select(SpecOverride.Parse)]);
        Assert.Empty(result.Problems);
        return result.Value!;
    }

    /// <summary>The spec of an experiment that comes with the program.</summary>
    public static ExperimentSpec File(string name, params string[] overrides)
    {
        var result = SpecReader.ReadFile(
            Path.Combine(ExperimentsFolder, name + ".yaml"), [.. overrides.Select(SpecOverride.Parse)]);
        Assert.Empty(result.Problems);
        return result.Value!.Base;
    }

    /// <summary>The name of the run of a spec that sweeps nothing.</summary>
    public static string Hash(ExperimentSpec spec) => RunHash.Of(Experiments.Spec.Experiment.Of(spec));

    /// <summary>Each layer of a spec with the shape that comes into it.</summary>
    public static IEnumerable<(LayerSpec Layer, Shape Input)> Steps(ExperimentSpec spec)
    {
        var shape = DatasetCatalogue.Describe(spec.Data.Dataset).Shape;
        foreach (var layer in spec.Model)
        {
            yield return (layer, shape);
            shape = layer.OutputShape(shape);
        }
    }

    /// <summary>The folder of the tests of specs.</summary>
    public static string TestFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
