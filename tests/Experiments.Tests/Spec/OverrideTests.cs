using Experiments.Data;
using Experiments.Layers;
using Experiments.Optimization;
using Xunit;

namespace Experiments.Spec;

/// <summary>Values from the command line.</summary>
public class OverrideTests
{
    private const string Nested = """
        name: nested
        conventions: keras
        data: {dataset: mnist}
        model:
          - repeat: {times: 2, layers: [conv2d: {filters: 8, kernel_size: 3, padding: same}, relu]}
          - conv2d: {filters: 8, kernel_size: 3}
          - residual: {layers: [conv2d: {filters: 8, kernel_size: 3, padding: same}]}
          - concat: {branches: [[], [conv2d: {filters: 8, kernel_size: 1}]]}
          - flatten
          - dense: 10
        training: {epochs: 1}
        """;

    private const string Text = """
        name: small
        conventions: keras
        data:
          dataset: mnist
        vars: {filters: 8}
        model:
          - conv2d: {filters: $filters, kernel_size: 3, activation: relu}
          - conv2d: {filters: 16, kernel_size: 3, name: second}
          - conv2d: {filters: 32, kernel_size: 3}
          - max_pool2d
          - flatten
          - dropout: 0.5
          - dense: 10
        training:
          optimizer: adam
        """;

    [Theory]
    [InlineData("training.epochs=3")]
    [InlineData("training.epochs = 3")]
    [InlineData("training={epochs: 3}")]
    public void Set_AField_TakesItsPlace(string change) => Assert.Equal(3, Some.Spec(Text, change).Training.Epochs);

    [Fact]
    public void Set_AVariable_ChangesWhatUsesIt() => Assert.Equal(64, Filters(Some.Spec(Text, "filters=64"), 0));

    [Theory]
    [InlineData("model[2].conv2d.filters=64", 2)]
    [InlineData("model.conv2d_3.filters=64", 2)]
    [InlineData("model.conv2d_3.conv2d.filters=64", 2)]
    [InlineData("model.second.filters=64", 1)]
    [InlineData("model[1].conv2d={filters: 64, kernel_size: 3}", 1)]
    [InlineData("model[1]={conv2d: {filters: 64, kernel_size: 3}}", 1)]
    [InlineData("model.second={filters: 64, kernel_size: 3}", 1)]
    public void Set_InALayer_ChangesThatLayer(string change, int convolution) =>
        Assert.Equal(64, Filters(Some.Spec(Text, change), convolution));

    [Theory]
    [InlineData("model.conv2d_3.kernel_size=5", "kernel_size: 3", 3)]
    [InlineData("model.residual_1.layers.conv2d_1.kernel_size=5", "kernel_size: 3", 4)]
    [InlineData("model[2].residual.layers[0].conv2d.kernel_size=5", "kernel_size: 3", 4)]
    [InlineData("model.concat_1.branches[1].conv2d_1.kernel_size=1", "kernel_size: 1", 1)]
    [InlineData("model.repeat_1.layers.conv2d_1.kernel_size=5", "kernel_size: 3", 1, 2)]
    public void Set_InALayerOfALayer_ChangesThatOne(string change, string before, params int[] places)
    {
        var after = "kernel_size: " + change[^1];
        var spec = SpecWriter.ToYaml(Some.Spec(Nested)).Split(before);

        var expected = string.Concat(spec.Select((part, index) =>
            part + (index == spec.Length - 1 ? "" : places.Contains(index + 1) ? after : before)));

        Assert.Equal(expected, SpecWriter.ToYaml(Some.Spec(Nested, change)));
    }

    [Fact]
    public void Set_BesideABareValue_KeepsTheValue()
    {
        var dense = Some.Spec(Text, "model.dense_1.name=last").Model.OfType<Dense>().Single();

        Assert.Equal(("last", 10), (dense.Name, dense.Units));
    }

    [Theory]
    [InlineData("model.dropout_1=0.25")]
    [InlineData("model.dropout_1.rate=0.25")]
    [InlineData("model[5].dropout=0.25")]
    public void Set_ABareValue_TakesItsPlace(string change) =>
        Assert.Equal(0.25, Some.Spec(Text, change).Model.OfType<Dropout>().Single().Rate);

    [Fact]
    public void Set_InABareKind_GivesItSettings() => Assert.Equal(
        new Extent(3, 3),
        Some.Spec(Text, "model.max_pool2d_1.pool_size=3").Model.OfType<MaxPool2d>().Single().PoolSize);

    [Fact]
    public void Set_InAnOptimizerNamedAlone_GivesItSettings() => Assert.Equal(
        0.1, Assert.IsType<Adam>(Some.Spec(Text, "training.optimizer.adam.learning_rate=0.1").Training.Optimizer)
            .LearningRate);

    [Fact]
    public void Set_ASectionThatIsNotThere_AddsIt() =>
        Assert.Equal(100, Some.Spec(Text, "data.limit.train=100").Data.TrainLimit);

    [Fact]
    public void Set_Twice_TheLaterOneHolds() =>
        Assert.Equal(5, Some.Spec(Text, "training.epochs=4", "training.epochs=5").Training.Epochs);

    [Fact]
    public void Set_ToAVariable_UsesIt() =>
        Assert.Equal(8, Some.Spec(Text, "training.epochs=$filters").Training.Epochs);

    [Theory]
    [InlineData("training.epoch=3", "--set: training.epoch: no such field. It is called 'epochs' here.")]
    [InlineData(
        "training.epochs=three",
        "--set: training.epochs: found 'three', but an integer from 1 to 1000000 belongs here.")]
    [InlineData("training.epochs=", "--set: training.epochs: has no value. An integer from 1 to 1000000 belongs here.")]
    [InlineData("training.epochs=010", "--set: training.epochs: found 010: leading zeros make some programs count in "
        + "eights. Write 10, or '010' in quotes for the text.")]
    [InlineData("training.epochs=[1", "--set: training.epochs: not YAML: a bracket that is not closed, or a comma "
        + "that is missing. The bracket of line 1, column 1 is still open there.")]
    [InlineData("training.epochs=# 3", "--set: training.epochs: '# 3' is no value: in YAML a # starts a comment. "
        + "Text that has one needs quotes.")]
    [InlineData(
        "training.epochs",
        "--set: found 'training.epochs', but PATH=VALUE belongs here, as training.epochs=3.")]
    [InlineData("=3", "--set: found '', but PATH=VALUE belongs here, as training.epochs=3.")]
    [InlineData("filter=3", "--set: filter: no such variable or section. Did you mean 'filters'?")]
    [InlineData("trainin.epochs=3", "--set: trainin: no such field. Did you mean 'training'?")]
    [InlineData(
        "training.optimizer.sgd.momentum=0.9",
        "--set: training.optimizer: holds 'adam', which has no part 'sgd'. Set training.optimizer as a whole.")]
    [InlineData(
        "training.epochs[0]=3",
        "--set: training.epochs: '[0]' is no field. Only layers have numbered entries, as model[3].")]
    [InlineData("model[7].dense.units=3", "--set: model[7]: no such entry. They go from model[0] to model[6].")]
    [InlineData("model[x]=3", "--set: model[x]: no such entry. They go from model[0] to model[6].")]
    [InlineData("model[0].dense.units=3", "--set: model[0]: is 'conv2d'. Write model[0].conv2d.dense.units.")]
    [InlineData("model.conv2d_2.filters=3", "--set: model.conv2d_2: no such layer. Did you mean 'conv2d_1'?")]
    [InlineData("model.second.filtres=3", "--set: model[1].conv2d.filtres: no such field. Did you mean 'filters'?")]
    [InlineData(
        "model.second.filters.x=3",
        "--set: model.second.filters: holds 16, which has no part 'x'. Set model.second.filters as a whole.")]
    [InlineData(
        "model.dense_1.units=12",
        "spec.yaml:13:5: model[6].dense: the model ends in 12 numbers, but mnist has 10 classes. Write units: 10.")]
    [InlineData("filters=0", "spec.yaml:7:23: model[0].conv2d.filters: found 0 (from $filters), but an integer from "
        + "1 to 1000000 belongs here.")]
    public void Set_ThatIsWrong_IsExplained(string change, string problem)
    {
        var result = SpecReader.Read(Text, "spec.yaml", [SpecOverride.Parse(change)]);

        Assert.Equal(problem, Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void Limit_BelowTheDataset_HoldsForBothSplits() =>
        Assert.Equal((2000, 2000), Limits(Limited("", 2000)));

    [Fact]
    public void Limit_BetweenTheSplits_HoldsForTheLargerOne() =>
        Assert.Equal((20_000, null), Limits(Limited("", 20_000)));

    [Fact]
    public void Limit_BeyondTheDataset_LiftsTheFilesLimit() =>
        Assert.Equal((null, null), Limits(Limited("  limit: {train: 600}\n", 100_000)));

    [Fact]
    public void Limit_OfNothing_NamesItsOption()
    {
        var result = SpecReader.Read(Text, "spec.yaml", SpecOverride.Limit(0));

        Assert.Equal("--limit: data.limit.train: found 0, but an integer from 1 to 100000000 belongs here.",
            result.Problems[0].ToString());
    }

    [Fact]
    public void Trials_Count_IsSet()
    {
        var result = SpecReader.Read(Text, "spec.yaml", [SpecOverride.Trials(7)]);

        Assert.Equal((7, 1UL), (result.Value!.Base.Trials.Count, result.Value.Base.Trials.Seed));
    }

    private static int Filters(ExperimentSpec spec, int convolution) =>
        spec.Model.OfType<Conv2d>().ElementAt(convolution).Filters;

    private static (int? Train, int? Test) Limits(DataSpec data) => (data.TrainLimit, data.TestLimit);

    private static DataSpec Limited(string inFile, int limit)
    {
        var text = Text.Replace("vars:", inFile + "vars:", StringComparison.Ordinal);
        var result = SpecReader.Read(text, "spec.yaml", SpecOverride.Limit(limit));
        Assert.Empty(result.Problems);
        return result.Value!.Base.Data;
    }
}
