using Xunit;

namespace Experiments.Spec;

public sealed class SpecComparisonTests
{
    private const string File = """
        name: tiny
        conventions: keras
        data: {dataset: digits}
        vars: {rate: 0.25}
        model:
          - conv2d: {filters: 8, kernel_size: 3, activation: relu}
          - dropout: $rate
          - flatten
          - residual: {layers: [{dense: {units: 5408, name: inner}}]}
          - dense: 10
        training: {epochs: 2}
        """;

    [Theory]
    [InlineData("epochs: 2", "epochs: 3", "training.epochs: 2 -> 3")]
    [InlineData("name: tiny", "name: tiny\ntitle: Large", "title: \"tiny\" -> \"Large\"")]
    [InlineData("filters: 8", "filters: 8, initializer: he_normal",
        "model.conv2d_1.initializer: glorot_uniform -> he_normal")]
    [InlineData("name: inner", "name: inner, initializer: he_normal",
        "model.residual_1.layers.inner.initializer: glorot_uniform -> he_normal")]
    [InlineData("rate: 0.25", "rate: 0.5", "model.dropout_1.rate: 0.25 -> 0.5")]
    [InlineData(
        "  - dropout: $rate\n",
        "",
        "model.dropout_1: {dropout: {rate: 0.25}} -> none",
        "vars: {rate: 0.25}",
        "vars: {}")]
    [InlineData("  - flatten", "  - dropout: 0.5\n  - flatten", "model.dropout_2: none -> {dropout: {rate: 0.5}}")]
    [InlineData("epochs: 2", "epochs: 2, optimizer: sgd",
        "training.optimizer: {adam: {learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-07, "
        + "weight_decay: 0}} -> {sgd: {learning_rate: 0.01, momentum: 0, nesterov: false, weight_decay: 0}}")]
    [InlineData("epochs: 2", "epochs: 2, optimizer: {adam: {learning_rate: 0.01}}",
        "training.optimizer.adam.learning_rate: 0.001 -> 0.01")]
    [InlineData("digits}", "digits, validation: {last: 0.1}}", "data.validation: none -> {last: 0.1}")]
    [InlineData(
        "digits}",
        "digits}\naugmentation: {rotation: 8deg}",
        "augmentation: none -> {rotation: 8deg, fill: nearest, interpolation: bilinear}")]
    [InlineData("digits}", "digits}\ntrials: {count: 3}", "trials.count: 1 -> 3")]
    [InlineData(
        "epochs: 2}", "epochs: 2}\nsweep: {values: {rate: [0.25, 0.5]}}", "sweep.values.rate: none -> [0.25, 0.5]")]
    public void Change_OfOneValue_IsToldByItsPath(
        string from, string to, string told, string alsoFrom = "digits", string alsoTo = "digits")
    {
        var changed = File.Replace(from, to, StringComparison.Ordinal)
            .Replace(alsoFrom, alsoTo, StringComparison.Ordinal);

        Assert.Equal([told], Between(File, changed));
    }

    [Fact]
    public void Layers_InAnotherOrder_AreToldSo() => Assert.Equal(
        ["model (order): [conv2d_1, conv2d_1_relu, dropout_1, flatten_1] -> "
            + "[conv2d_1, conv2d_1_relu, flatten_1, dropout_1]"],
        Between(
            File,
            File.Replace(
                "  - dropout: $rate\n  - flatten\n", "  - flatten\n  - dropout: $rate\n", StringComparison.Ordinal))
            .Select(told => told.Replace(", residual_1, dense_1", "", StringComparison.Ordinal)));

    [Fact]
    public void Sweep_ThatGrows_IsToldByItsValues()
    {
        const string Sweep = "\nsweep: {values: {rate: [0.25, 0.5], training.epochs: [1, 2]}}";

        Assert.Equal(
            ["sweep.values.rate: [0.25, 0.5] -> [0.25, 0.5, 0.75]"],
            Between(File + Sweep, File + Sweep.Replace("0.5]", "0.5, 0.75]", StringComparison.Ordinal)));
        Assert.Equal(
            ["sweep (variants): 4 -> 3"],
            Between(
                File + Sweep,
                File + Sweep.Replace(
                    "2]}}", "2]}, exclude: [\"rate == 0.5 and training.epochs == 2\"]}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Experiments_ThatSayTheSame_DifferInNothing() =>
        Assert.Empty(Between(File, File.Replace("dropout: $rate", "dropout: {rate: 0.25}", StringComparison.Ordinal)
            .Replace("vars: {rate: 0.25}", "vars: {}", StringComparison.Ordinal)));

    private static IEnumerable<string> Between(string old, string changed) =>
        SpecComparison.Between(Read(old), Read(changed)).Select(difference => difference.ToString());

    private static Experiment Read(string text)
    {
        var read = SpecReader.Read(text, "tiny.yaml", []);
        Assert.Empty(read.Problems);
        return read.Value!;
    }
}
