using Experiments.Files;
using Xunit;

namespace Experiments.Spec;

/// <summary>A file that changes another one: it means what the two mean written out.</summary>
public sealed class ExtendsTests : IDisposable
{
    private const string Parent = """
        name: parent
        title: The parent
        conventions: keras
        data: {dataset: mnist, validation: {fraction: 0.2, stratified: true}, limit: {train: 500, test: 100}}
        vars: {filters: 8, width: $(filters * 2)}
        model:
          - conv2d: {filters: $filters, kernel_size: 3, activation: {leaky_relu: 0.1}}
          - conv2d: {filters: $width, kernel_size: 3, name: second}
          - max_pool2d: 2
          - flatten
          - dropout: 0.5
          - dense: 10
        training:
          epochs: 2
          optimizer: {adam: {learning_rate: 0.01}}
        trials: {count: 3, seed: 5}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("training: {epochs: 9}", "epochs: 2", "epochs: 9")]
    [InlineData("training: {batch_size: 64}", "epochs: 2", "epochs: 2\n  batch_size: 64")]
    [InlineData("training: {optimizer: sgd}", "{adam: {learning_rate: 0.01}}", "sgd")]
    [InlineData(
        "training: {optimizer: {sgd: {momentum: 0.9}}}", "{adam: {learning_rate: 0.01}}", "{sgd: {momentum: 0.9}}")]
    [InlineData(
        "training: {optimizer: {adam: {beta_1: 0.8}}}", "learning_rate: 0.01", "learning_rate: 0.01, beta_1: 0.8")]
    [InlineData("training: {optimizer: {adam: {learning_rate: ~}}}", "{adam: {learning_rate: 0.01}}", "adam")]
    [InlineData("training: {optimizer: ~}", "\n  optimizer: {adam: {learning_rate: 0.01}}", "")]
    [InlineData("trials: ~", "trials: {count: 3, seed: 5}", "")]
    [InlineData("trials: {count: 4}", "count: 3", "count: 4")]
    [InlineData("data: {dataset: digits}", "mnist", "digits")]
    [InlineData("data: {limit: {test: ~}}", ", test: 100", "")]
    [InlineData("data: {validation: {last: 0.1}}", "{fraction: 0.2, stratified: true}", "{last: 0.1}")]
    [InlineData("data: {validation: {fraction: 0.1}}", "{fraction: 0.2, stratified: true}", "{fraction: 0.1}")]
    [InlineData("vars: {filters: 16}", "filters: 8", "filters: 16")]
    [InlineData("vars: {width: 5}", "$(filters * 2)", "5")]
    [InlineData(
        "model: {conv2d_1: {filters: 9, padding: same}}",
        "filters: $filters,",
        "filters: 9, padding: same,",
        "{filters: 8, width: $(filters * 2)}",
        "{width: 16}")]
    [InlineData("model: {second: {filters: 9}}", "filters: $width,", "filters: 9,", ", width: $(filters * 2)", "")]
    [InlineData("model: {second: {activation: relu}}", "name: second", "name: second, activation: relu")]
    [InlineData("model: {conv2d_1: {activation: ~}}", ", activation: {leaky_relu: 0.1}", "")]
    [InlineData(
        "model: {conv2d_1: {activation: {leaky_relu: {negative_slope: 0.3}}}}", "leaky_relu: 0.1", "leaky_relu: 0.3")]
    [InlineData(
        "model: {dropout_1: 0.25, dense_1: {name: last}}",
        "0.5",
        "0.25",
        "dense: 10",
        "dense: {units: 10, name: last}")]
    [InlineData(
        "model: {dropout_1: ~, max_pool2d_1: {pool_size: 3}}",
        "  - dropout: 0.5\n",
        "",
        "max_pool2d: 2",
        "max_pool2d: 3")]
    public void Child_MeansWhatBothMeanWrittenOut(string change, params string[] edits)
    {
        var writtenOut = Parent.Replace("name: parent\ntitle: The parent", "name: child", StringComparison.Ordinal);
        for (var index = 0; index + 1 < edits.Length; index += 2)
        {
            Assert.Contains(edits[index], writtenOut, StringComparison.Ordinal);
            writtenOut = writtenOut.Replace(edits[index], edits[index + 1], StringComparison.Ordinal);
        }
        Write("parent.yaml", Parent);

        var child = Read("child.yaml", "extends: parent.yaml\nname: child\n" + change);

        Assert.Equal(SpecWriter.ToYaml(Some.Spec(writtenOut)), SpecWriter.ToYaml(child));
    }

    [Fact]
    public void Child_OfLayersInLayers_PatchesTheOnesInside()
    {
        Write("parent.yaml", Parent.Replace("  - flatten", "  - residual: {layers: [batch_norm, relu]}\n  - flatten"));

        var child = Read(
            "child.yaml",
            "extends: parent.yaml\nname: child\n"
            + "model: {residual_1: {layers: {batch_norm_1: {epsilon: 0.5}, relu_1: ~}}}");

        Assert.Contains("epsilon: 0.5", SpecWriter.ToYaml(child), StringComparison.Ordinal);
        Assert.DoesNotContain("- relu", SpecWriter.ToYaml(child), StringComparison.Ordinal);
    }

    [Fact]
    public void Child_WithAModelOfItsOwn_KeepsNothingOfItsParents()
    {
        Write("parent.yaml", Parent);

        var child = Read("child.yaml", "extends: parent.yaml\nname: child\nmodel: [flatten, dense: 10]");

        Assert.Equal(["flatten_1", "dense_1"], child.Model.Select(layer => layer.Name));
    }

    [Fact]
    public void Chain_OfParentsInOtherFolders_TakesEachPathFromItsFile()
    {
        Write("above/parent.yaml", Parent);
        Write("above/deep/middle.yaml", "extends: ../parent.yaml\ntraining: {epochs: 4}");

        var child = Read("child.yaml", "extends: above/deep/middle.yaml\nname: child\ntraining: {batch_size: 5}");

        Assert.Equal((4, 5), (child.Training.Epochs, child.Training.BatchSize));
    }

    [Fact]
    public void Override_OfAChild_ReachesWhatTheParentSays()
    {
        Write("parent.yaml", Parent);

        var child = Read("child.yaml", "extends: parent.yaml\nname: child", "filters=32", "model.second.kernel_size=5");

        Assert.Contains("filters: 64, kernel_size: 5", SpecWriter.ToYaml(child), StringComparison.Ordinal);
    }

    [Fact]
    public void Override_OfExtends_IsRefused()
    {
        var result = SpecReader.Read(Some.Text, "f.yaml", [SpecOverride.Parse("extends=other.yaml")]);

        Assert.Equal(
            "--set: extends: parents are merged before anything is overridden. Write extends in the file.",
            Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void Chain_ThatIsTooLong_IsRefused()
    {
        for (var number = 0; number < 20; number++)
        {
            Write($"f{number}.yaml", $"extends: f{number + 1}.yaml\nname: f{number}");
        }

        var result = SpecReader.ReadFile(_folder.At("f0.yaml"), []);

        Assert.Equal(
            _folder.At("f15.yaml")
            + ":1:10: extends: is one parent too many: a chain has 16 files at most. Merge some of them.",
            Assert.Single(result.Problems).ToString());
    }

    private ExperimentSpec Read(string name, string text, params string[] overrides)
    {
        Write(name, text);
        var result = SpecReader.ReadFile(_folder.At(name), [.. overrides.Select(SpecOverride.Parse)]);
        Assert.Empty(result.Problems);
        return result.Value!.Base;
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(name))!);
        File.WriteAllText(_folder.At(name), text);
    }
}
