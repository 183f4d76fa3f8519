using System.Diagnostics;
using Experiments.Layers;
using Xunit;

namespace Experiments.Spec;

/// <summary>What sweeps mean: which variants there are, what they are called, and what each of them is.</summary>
public class SweepTests
{
    private const string Text = """
        name: swept
        conventions: keras
        data: {dataset: mnist, validation: {fraction: 0.2, stratified: true}}
        vars: {filters: 32, dropout: 0.5, width: $(filters * 2), act: relu}
        model:
          - conv2d: {filters: $filters, kernel_size: 3, activation: $act}
          - conv2d: {filters: $width, kernel_size: 3, name: second}
          - max_pool2d: 2
          - flatten
          - dropout: $dropout
          - dense: 10
        training: {epochs: 1, optimizer: adam}
        trials: {count: 3}

        """;

    [Theory]
    [InlineData("values: {filters: [16, 32], dropout: [0.2, 0.5]}",
        "dropout-0.2_filters-16 dropout-0.5_filters-16 dropout-0.2_filters-32 dropout-0.5_filters-32")]
    [InlineData(
        "values: {dropout: {from: 0.2, to: 0.5, step: 0.1}}", "dropout-0.2 dropout-0.3 dropout-0.4 dropout-0.5")]
    [InlineData("values: {filters: {from: 64, to: 16, step: -24}}", "filters-64 filters-40 filters-16")]
    [InlineData(
        "{method: zip, values: {filters: [16, 32], dropout: [0.2, 0.50]}}",
        "dropout-0.2_filters-16 dropout-0.5_filters-32")]
    [InlineData(
        "values: {training.optimizer.adam.learning_rate: [1e-3, 0.01]}", "learning_rate-0.001 learning_rate-0.01")]
    [InlineData("values: {model.second.filters: [8, 9], \"model[0].conv2d.kernel_size\": [3]}",
        "filters-8_kernel_size-3 filters-9_kernel_size-3")]
    [InlineData("values: {vars.act: [relu, leaky_relu]}", "act-relu act-leaky_relu")]
    [InlineData("values: {model.conv2d_1.kernel_size: [3, [3, 5]]}", "kernel_size-3 kernel_size-3-5-6e48dada")]
    [InlineData(
        "values: {training.optimizer: [adam, {sgd: {momentum: 0.9}}]}",
        "optimizer-adam optimizer-sgd-momentum-0.9-3f5a4d27")]
    [InlineData("{values: {filters: [16, 64], dropout: [0.2, 0.5]}, exclude: [filters == 64 and dropout < 0.3]}",
        "dropout-0.2_filters-16 dropout-0.5_filters-16 dropout-0.5_filters-64")]
    [InlineData("{values: {act: [relu, selu]}, exclude: [\"act == 'selu'\"]}", "act-relu")]
    public void Variants_AreNamedByTheirValues(string sweep, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(sweep).Variants.Select(variant => variant.Name)));

    [Fact]
    public void Variants_HaveTheirValuesEverywhere()
    {
        var variant = Read("values: {filters: [16, 32], dropout: [0.2, 0.5]}").Variants[1];

        Assert.Equal([("filters", "16"), ("dropout", "0.5")], variant.Values);
        Assert.Equal([16, 32], variant.Spec.Model.OfType<Conv2d>().Select(layer => layer.Filters));
        Assert.Equal(0.5, variant.Spec.Model.OfType<Dropout>().Single().Rate);
    }

    [Theory]
    [InlineData("filters == 16", true)]
    [InlineData("filters != 16", false)]
    [InlineData("filters < 17 and dropout >= 0.5", true)]
    [InlineData("filters > 17 or dropout > 0.5", false)]
    [InlineData("not filters > 17", true)]
    [InlineData("not (filters > 17 or dropout == 0.5)", false)]
    [InlineData("filters > 97 and filters > 98 or filters == 16", true)]
    [InlineData("filters * 2 + 2 == 34", true)]
    [InlineData("filters - 1 - 1 == 14", true)]
    [InlineData("filters / 3 * 3 == 16", true)]
    [InlineData("-filters == -16", true)]
    [InlineData("(filters) == 1.6e1", true)]
    [InlineData("dropout + 0.1 + 0.2 == 0.8", true)]
    [InlineData("filters == 16 and 'relu' == act", true)]
    [InlineData("width == 64 and filters == 16", true)]
    [InlineData("filters == 16 and act != \"selu\"", true)]
    public void Condition_HoldsAsInArithmetic(string condition, bool holds)
    {
        var quoted = condition.Replace("'", "''", StringComparison.Ordinal);
        var sweep = $"{{values: {{filters: [16, 99], dropout: [0.5]}}, exclude: ['filters == 99', '{quoted}']}}";

        var result = SpecReader.Read(Text + "sweep: " + sweep, "f.yaml", []);

        Assert.Equal(
            holds, result.Problems.Any(problem => problem.Message == "leaves no variant at all. Exclude less."));
    }

    [Fact]
    public void Random_DrawsStayInTheirRangesAndGoOnWhereMoreAreAsked()
    {
        const string Sweep = "{method: {random: {count: 20, seed: 3}}, values: {filters: {low: 4, high: 8}, "
            + "training.optimizer.adam.learning_rate: {low: 1e-4, high: 1e-2, scale: log}, act: [relu, selu]}}";

        var few = Read(Sweep).Variants;
        var many = Read(Sweep.Replace("20", "60", StringComparison.Ordinal)).Variants;

        Assert.Equal(20, few.Count);
        Assert.Equal(few.Select(variant => variant.Name), many.Take(20).Select(variant => variant.Name));
        Assert.Equal(60, many.Select(variant => variant.Name).Distinct().Count());
        Assert.Equal(
            [4, 5, 6, 7, 8],
            many.Select(variant => variant.Spec.Model.OfType<Conv2d>().First().Filters).Distinct().Order());
        var rates = many.Select(variant => variant.Spec.Training.Optimizer.LearningRate).ToList();
        Assert.All(rates, rate => Assert.InRange(rate, 1e-4, 1e-2));
        Assert.InRange(rates.Count(rate => rate < 1e-3), 18, 42);
    }

    [Fact]
    public void Random_OfFewPoints_FindsThemAll() => Assert.Equal(
        6, Read("{method: {random: 6}, values: {filters: [4, 5, 6], act: [relu, selu]}}").Variants.Count);

    [Theory]
    [InlineData("values: {filters: [16, 32], dropout: [0.2, 0.5]}")]
    [InlineData("{method: zip, values: {model.second.filters: [8, 9], vars.act: ['relu', selu]}}")]
    [InlineData(
        "{method: {random: {count: 3, seed: 3}}, values: {width: {low: 4, high: 8}, "
        + "dropout: {low: 0.0, high: 0.9}}, exclude: ['dropout > 0.8']}")]
    [InlineData("values: {training.optimizer: [adam, {sgd: {momentum: 0.9}}], conventions: [keras, pytorch]}")]
    public void Yaml_ReadAgain_GivesTheSameExperiment(string sweep)
    {
        var experiment = Read(sweep);

        var again = Some.Experiment(experiment.Yaml);

        Assert.Equal(experiment.Yaml, again.Yaml);
        Assert.Equal(experiment.SweptKeys, again.SweptKeys);
        Assert.Equal(RunHash.Of(experiment), RunHash.Of(again));
        Assert.Equal(
            experiment.Variants.Select(variant => variant.Name), again.Variants.Select(variant => variant.Name));
        Assert.Equal(
            experiment.Variants.Select(variant => SpecWriter.ToYaml(variant.Spec)),
            again.Variants.Select(variant => SpecWriter.ToYaml(variant.Spec)));
    }

    [Fact]
    public void Yaml_KeepsOnlyTheVariablesThatVary()
    {
        var yaml = Read("values: {filters: [16, 32]}").Yaml;

        Assert.Contains("vars:\n  filters: 32\n  width: $(filters * 2)\n", yaml, StringComparison.Ordinal);
        Assert.Contains("activation: relu", yaml, StringComparison.Ordinal);
        Assert.Contains("dropout: 0.5", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Hash_OfALargerSweep_IsTheSame()
    {
        var hash = RunHash.Of(Read("values: {filters: [16, 32], dropout: [0.2]}"));

        Assert.Equal(hash, RunHash.Of(Read("values: {dropout: [0.2, 0.3, 0.4], filters: [64]}")));
        Assert.NotEqual(hash, RunHash.Of(Read("values: {filters: [16, 32]}")));
        Assert.NotEqual(hash, RunHash.Of(Some.Experiment(Text)));
    }

    [Fact]
    public void Sweep_OfTheCommandLine_AddsAndReplacesValues()
    {
        var result = SpecReader.Read(
            Text + "sweep: {values: {filters: [16, 32]}}", "f.yaml",
            [SpecOverride.Sweep("dropout=0.2,0.5"), SpecOverride.Sweep("filters={from: 1, to: 3, step: 1}")]);

        Assert.Empty(result.Problems);
        Assert.Equal(6, result.Value!.Variants.Count);
        Assert.Equal("dropout-0.5_filters-3", result.Value.Variants[^1].Name);
    }

    [Theory]
    [InlineData(
        "--set filters=8",
        "--set: filters: is swept, so this value would never be used. Write --sweep filters=8 to sweep over it alone.")]
    [InlineData("--sweep filters", "--sweep: found 'filters', but PATH=VALUE,VALUE belongs here, as dropout=0.2,0.5.")]
    [InlineData(
        "--sweep filters=",
        "--sweep: sweep.values.filters: found nothing, but a list of values belongs here, or {from, to, step}, "
        + "or {low, high} to draw from.")]
    [InlineData(
        "--sweep filters=8,8",
        "--sweep: sweep.values.filters[1]: 8 is sweep.values.filters[0] already. Keep one of the two.")]
    [InlineData("--sweep filers=8", "--sweep: filers: no such variable or section. Did you mean 'filters'?")]
    [InlineData(
        "--sweep training.epochs=1,0",
        "--sweep: training.epochs: found 0, but an integer from 1 to 1000000 belongs here. "
        + "So with training.epochs: 0 (sweep.values.training.epochs[1]).")]
    public void Option_ThatIsWrong_IsRefused(string option, string message)
    {
        var (name, text) = (
            option[..option.IndexOf(' ', StringComparison.Ordinal)],
            option[(option.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

        var result = SpecReader.Read(
            Text + "sweep: {values: {filters: [16, 32]}}", "f.yaml",
            [name == "--set" ? SpecOverride.Parse(text) : SpecOverride.Sweep(text)]);

        Assert.Equal(message, Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void TenThousandVariants_AreReadInTime()
    {
        var sweep = "values: {filters: {from: 1, to: 100, step: 1}, dropout: {from: 0.005, to: 0.5, step: 0.005}}";
        Read("values: {filters: [16, 32], dropout: [0.2]}");
        var watch = Stopwatch.StartNew();

        var experiment = Read(sweep);

        Assert.Equal(10_000, experiment.Variants.Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static Experiment Read(string sweep) =>
        Some.Experiment(Text + "sweep: " + (sweep.StartsWith('{') ? sweep : $"{{{sweep}}}"));
}
