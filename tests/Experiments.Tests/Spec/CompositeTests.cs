using Experiments.Layers;
using Experiments.Models;
using Xunit;

namespace Experiments.Spec;

/// <summary>Layers that hold layers: how these are named, counted and refused.</summary>
public class CompositeTests
{
    [Fact]
    public void Repeat_IsReadAsThoughItWereWrittenOut()
    {
        var repeated = Read(
            "- conv2d: {filters: 4, kernel_size: 3}",
            "- repeat: {times: 3, layers: [conv2d: {filters: 4, kernel_size: 3, activation: relu}, batch_norm]}",
            "- conv2d: {filters: 4, kernel_size: 3}");
        var written = Read(
        [
            "- conv2d: {filters: 4, kernel_size: 3}",
            .. Enumerable
                .Repeat(new[] { "- conv2d: {filters: 4, kernel_size: 3, activation: relu}", "- batch_norm" }, 3)
                .SelectMany(lines => lines),
            "- conv2d: {filters: 4, kernel_size: 3}",
        ]);

        Assert.Equal(written.Model, repeated.Model);
        Assert.Equal("conv2d_5", repeated.Model[^3].Name);
    }

    [Fact]
    public void Repeat_NamedLayers_GetTheNumberOfTheRepetition()
    {
        var names = Read(
            "- repeat:",
            "    times: 2",
            "    layers:",
            "      - conv2d: {filters: 4, kernel_size: 3, name: block}",
            "      - repeat: {times: 2, layers: [dropout: {rate: 0.1, name: drop}]}")
            .Model.Select(layer => layer.Name);

        Assert.Equal(["block_1", "drop_1_1", "drop_1_2", "block_2", "drop_2_1", "drop_2_2"], names.SkipLast(2));
    }

    [Fact]
    public void Residual_AndConcat_HaveTheirPartsInTheSummary()
    {
        var spec = Read(
            "- residual:",
            "    name: block",
            "    layers: [conv2d: {filters: 4, kernel_size: 3, strides: 2, padding: same}, batch_norm]",
            "    shortcut: [conv2d: {filters: 4, kernel_size: 1, strides: 2}]",
            "- concat: {branches: [[], [conv2d: {filters: 2, kernel_size: 5, padding: same}], "
            + "[max_pool2d: {strides: 1, padding: same}]]}");

        var summary = ModelSummary.Of(spec.Model, new Shape(1, 28, 28));

        Assert.Equal(
            [
                "block.conv2d_1 4x14x14 40 3", "block.batch_norm_1 4x14x14 8 3",
                "block.shortcut.conv2d_1 4x14x14 8 1", "block 4x14x14 0 3",
                "concat_1.branch_2.conv2d_1 2x14x14 202 11", "concat_1.branch_3.max_pool2d_1 4x14x14 0 5",
                "concat_1 10x14x14 0 11",
                "flatten_1 1960 0 11", "dense_1 10 19610 all",
            ],
            summary.Rows.Select(row => $"{row.Name} {row.OutputShape} {row.ParameterCount} {row.ReceptiveField}"));
        Assert.Equal(40 + 8 + 8 + 202 + 19_610, summary.ParameterCount);
        Assert.Equal((196 * 4 * 9) + (196 * 4) + (196 * 2 * 4 * 25) + 19_600, summary.MultiplyAdds);

        // At its most, the concat holds its input, the outputs of two branches and what it makes of all three.
        Assert.Equal(196 * (4 + 2 + 4 + 10), summary.LargestActivation);
    }

    [Theory]
    [InlineData(
        "- residual: {layers: [conv2d: {filters: 4, kernel_size: 3, strides: 2, padding: same}]}",
        "8:5: model[0].residual: its layers make 4x14x14 of the 1x28x28 from mnist, so that cannot be added as it is. "
        + "Write shortcut: [conv2d: {filters: 4, kernel_size: 1, strides: 2}], or let its layers keep the shape "
        + "(padding: same).")]
    [InlineData(
        "- residual: {layers: [conv2d: {filters: 1, kernel_size: 3}]}",
        "8:5: model[0].residual: its layers make 1x26x26 of the 1x28x28 from mnist, so that cannot be added as it is. "
        + "Let its layers keep the shape, or give it a shortcut of layers that make the same.")]
    [InlineData(
        "- residual: {layers: [global_avg_pool2d], shortcut: [flatten]}",
        "8:5: model[0].residual: its layers give 1, its shortcut 784; what is added must have the same shape.")]
    [InlineData(
        "- residual: {layers: [conv2d: {filters: 1, kernel_size: 3, padding: same}, relu, relu]}",
        "8:84: model[0].residual.layers[2].relu: changes nothing after model[0].residual.layers[1].relu. "
        + "Remove one of the two.")]
    [InlineData(
        "- residual: {layers: [dense: 3]}",
        "8:25: model[0].residual.layers[0].dense: a dense layer takes a vector, but gets a 1x28x28 image from mnist. "
        + "Put flatten before it.")]
    [InlineData(
        "- residual: {layers: [conv2d: {filters: 1, kernel_size: 3, padding: same, name: shortcut}]}",
        "8:25: model[0].residual.layers[0].conv2d: a layer of a residual cannot have the name shortcut. "
        + "Choose another one.")]
    [InlineData(
        "- concat: {branches: [[conv2d: {filters: 1, kernel_size: 3}], []]}",
        "8:5: model[0].concat: its branches[0] gives 1x26x26, its branches[1] 1x28x28; height and width must be the "
        + "same. Use the same strides and padding: same.")]
    [InlineData(
        "- concat: {branches: [[relu]]}",
        "8:24: model[0].concat.branches: found a list, but a list of 2 to 100 branches, each a list of layers, as "
        + "[[], [conv2d: {filters: 8, kernel_size: 1}]] belongs here.")]
    [InlineData(
        "- concat: {branches: [[dropout: {rate: 0.1, name: a}, dropout: {rate: 0.1, name: a}], []]}",
        "8:57: model[0].concat.branches[0][1].dropout: the name a is that of model[0].concat.branches[0][0].dropout "
        + "already. Give one of them another.")]
    [InlineData(
        "- repeat: {times: 5, layers: [max_pool2d: 3]}",
        "8:33: model[0].repeat.layers[0].max_pool2d: in repetition 4: a 3x3 window does not fit the 1x1 it gets from "
        + "model[0].repeat.layers[0].max_pool2d. Drop a layer.")]
    [InlineData(
        "- repeat: {times: 900, layers: [repeat: {times: 900, layers: [batch_norm]}]}",
        "8:65: model[0].repeat.layers[0].repeat.layers[0]: with this the model has more than 2000 layers. "
        + "Repeat less.")]
    [InlineData(
        "- repeat: {times: 2, layers: [conv2d: {filters: 0, kernel_size: 3}]}",
        "8:51: model[0].repeat.layers[0].conv2d.filters: found 0, but an integer from 1 to 1000000 belongs here.")]
    [InlineData(
        "- repeat: {times: 0, layers: [relu]}",
        "8:21: model[0].repeat.times: found 0, but an integer from 1 to 1000 belongs here.")]
    [InlineData(
        "- repeat: {layers: [relu]}",
        "8:5: model[0].repeat: 'times' is missing (how often): an integer from 1 to 1000.")]
    [InlineData(
        "- conv2d: {filters: 4, kernel_size: 3, name: a23456789012345678901234567890123456789012345678901234567890, "
        + "activation: relu}",
        "8:122: model[0].conv2d.activation: the name becomes "
        + "a23456789012345678901234567890123456789012345678901234567890_relu, more than 60 characters. Choose a "
        + "shorter one.")]
    public void Read_OfWhatDoesNotFit_SaysWhereAndWhatToDo(string layer, string problem)
    {
        var result = SpecReader.Read(Text(layer), "x.yaml", []);

        Assert.Equal("x.yaml:" + problem, Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void Softmax_InsideALayer_IsRefused()
    {
        var result = SpecReader.Read(Text("- concat: {branches: [[flatten], [flatten, softmax]]}"), "x.yaml", []);

        Assert.Equal(
            "x.yaml:8:46: model[0].concat.branches[1][1].softmax: softmax gives the model's answer, so it stands last. "
            + "Remove it here.",
            result.Problems[0].ToString());
    }

    [Fact]
    public void Read_OfLayersTooDeep_StopsThere()
    {
        var deep = string.Concat(Enumerable.Repeat("residual: {layers: [", 17))
            + "relu"
            + string.Concat(Enumerable.Repeat("]}", 17));

        var result = SpecReader.Read(Text("- " + deep), "x.yaml", []);

        Assert.Contains(
            "layers in layers more than 16 deep", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    // How many layers the repetition has is not known before variables are replaced, so none of its kind has a name
    // after it.
    [Fact]
    public void Set_AfterARepetitionByAVariable_KnowsNoNumbers()
    {
        var text = Text(
            "- repeat: {times: $n, layers: [dropout: 0.1]}", "- dropout: 0.2", "- dropout: {rate: 0.3, name: last}")
            + "\nvars: {n: 3}";

        var result = SpecReader.Read(text, "x.yaml", [SpecOverride.Parse("model.dropout_2=0.5")]);

        Assert.Equal(
            "--set: model.dropout_2: no such layer. There are: repeat_1, last, flatten_1, dense_1.",
            Assert.Single(result.Problems).ToString());
        Assert.Equal(
            0.5,
            Assert.IsType<Dropout>(Some.Spec(text, "model.last=0.5").Model[^3]).Rate);
    }

    private static ExperimentSpec Read(params IEnumerable<string> layers) => Some.Spec(Text(layers));

    private static string Text(params IEnumerable<string> layers) => string.Join('\n',
    [
        "name: x",
        "conventions: keras",
        "data:",
        "  dataset: mnist",
        "training:",
        "  epochs: 1",
        "model:",
        .. layers.Select(line => "  " + line),
        "  - flatten",
        "  - dense: 10",
    ]);
}
