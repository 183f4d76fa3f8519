using Experiments.Data;
using Experiments.Layers;
using Experiments.Optimization;
using Xunit;

namespace Experiments.Spec;

/// <summary>What valid files mean.</summary>
public class SpecReaderTests
{
    [Fact]
    public void Read_ASmallFile_FillsInEveryDefault()
    {
        var spec = Some.Spec(Some.Text);

        Assert.Equal("small", spec.Title);
        Assert.Null(spec.Published);
        Assert.Equal(new LastFraction(0.2), spec.Data.Validation);
        Assert.Equal((null, null, PixelScale.Unit), (spec.Data.TrainLimit, spec.Data.TestLimit, spec.Data.Scale));
        Assert.Equal((2, 32), (spec.Training.Epochs, spec.Training.BatchSize));
        Assert.Equal(new Adam { LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-7 },
            spec.Training.Optimizer);
        Assert.Equal(new CrossEntropy(), spec.Training.Loss);
        Assert.Equal((1, 1UL), (spec.Trials.Count, spec.Trials.Seed));
    }

    [Fact]
    public void Read_Layers_ExpandsActivationsAndNamesAll() => Assert.Equal(
        [
            new Conv2d
            {
                Name = "conv2d_1",
                Filters = 8,
                KernelSize = new(3, 3),
                WeightInitializer = new GlorotUniform(),
                BiasInitializer = new Zeros(),
            },
            new Relu { Name = "conv2d_1_relu" },
            new MaxPool2d { Name = "max_pool2d_1", PoolSize = new(2, 2), Strides = new(2, 2) },
            new Flatten { Name = "flatten_1" },
            new Dense
            {
                Name = "dense_1",
                Units = 10,
                WeightInitializer = new GlorotUniform(),
                BiasInitializer = new Zeros(),
            },
        ],
        Some.Spec(Some.Text).Model);

    [Fact]
    public void Read_PyTorchConventions_ChangesTheDefaults()
    {
        var spec = Some.Spec(Some.Text.Replace("keras", "pytorch").Replace("relu", "leaky_relu"));

        var dense = spec.Model.OfType<Dense>().Single();
        Assert.Equal((new FanInUniform(), new FanInUniform()), (dense.WeightInitializer, dense.BiasInitializer));
        Assert.Equal(0.01, spec.Model.OfType<LeakyRelu>().Single().NegativeSlope);
        Assert.Equal(1e-8, Assert.IsType<Adam>(spec.Training.Optimizer).Epsilon);
    }

    [Theory]
    [InlineData("activation: leaky_relu", 0.3)]
    [InlineData("activation: {leaky_relu: 0.1}", 0.1)]
    [InlineData("activation: {leaky_relu: {negative_slope: 0.2}}", 0.2)]
    public void Read_Activation_TakesSettings(string activation, double slope) => Assert.Equal(
        slope, Some.Spec(Some.Text.Replace("activation: relu", activation)).Model.OfType<LeakyRelu>().Single()
            .NegativeSlope);

    [Theory]
    [InlineData("{filters: 8, kernel_size: [3, 5], padding: same, strides: [1, 2]}", "28x14")]
    [InlineData("{filters: 8, kernel_size: 3, padding: [1, 0]}", "28x26")]
    [InlineData("{filters: 8, kernel_size: 3, padding: valid, strides: 2}", "13x13")]
    [InlineData("{filters: 8, kernel_size: 5, padding: 2}", "28x28")]
    public void Read_Convolution_TakesHeightAndWidth(string settings, string size)
    {
        var spec = Some.Spec(Some.Text.Replace("{filters: 8, kernel_size: 3, activation: relu}", settings));

        Assert.Equal("8x" + size, spec.Model[0].OutputShape(new Shape(1, 28, 28)).ToString());
    }

    [Theory]
    [InlineData("none", "NoValidation { FoldCount = 1 }")]
    [InlineData("{last: 0.25}", "LastFraction { FoldCount = 1, Fraction = 0.25 }")]
    [InlineData("{fraction: 0.1}", "RandomFraction { FoldCount = 1, Fraction = 0.1, Stratified = False }")]
    [InlineData(
        "{fraction: 0.1, stratified: true}", "RandomFraction { FoldCount = 1, Fraction = 0.1, Stratified = True }")]
    [InlineData("{folds: 5}", "Folds { FoldCount = 5, Count = 5 }")]
    public void Read_Validation_TakesEachForm(string form, string expected) => Assert.Equal(
        expected, Some.Spec(Some.Text.Replace("{last: 0.2}", form)).Data.Validation.ToString());

    [Fact]
    public void Read_Augmentation_TakesEachSettingWithItsUnit()
    {
        var spec = Some.Spec(Some.Text + """

            augmentation:
              rotation: 8deg
              shear: 17.2deg
              zoom: 7%
              shift: {x: 8%, y: 0.5%}
              flip: both
              elastic: {alpha: 34px, sigma: 4px}
              erase: {probability: 0.1}
              noise: 2.5%
              fill: reflect
              interpolation: nearest
              test_views: 8
            """);

        var expected = new Augmentation
        {
            Rotation = 8,
            Shear = 17.2,
            Zoom = 0.07,
            ShiftX = 0.08,
            ShiftY = 0.005,
            Flip = Flip.Both,
            Elastic = new(34, 4),
            Erase = new(0.1) { Smallest = 0.02, Largest = 0.4, AspectRatio = 0.3 },
            Noise = 0.025,
            Fill = Fill.Reflect,
            Interpolation = Interpolation.Nearest,
            TestViews = 8,
        };
        Assert.Equal(expected, spec.Augmentation);
        Assert.Contains("  zoom: 7%\n  shift: {x: 8%, y: 0.5%}\n", SpecWriter.ToYaml(spec), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shift: 8%", "shift: {x: 8%, y: 8%}, fill: nearest, interpolation: bilinear")]
    [InlineData("shift: {y: 12.5%}", "shift: {y: 12.5%}, fill: nearest, interpolation: bilinear")]
    [InlineData("flip: horizontal", "flip: horizontal")]
    [InlineData("test_views: 4, flip: both", "flip: both, test_views: 4")]
    [InlineData("noise: 0.0000000001%", "noise: 0.0000000001%")]
    [InlineData("rotation: 123.4567891deg", "rotation: 123.4567891deg, fill: nearest, interpolation: bilinear")]
    public void Read_Augmentation_IsWrittenInFull(string text, string expected)
    {
        var spec = Some.Spec($"{Some.Text}\naugmentation: {{{text}}}");

        Assert.Equal(
            expected, string.Join(", ", spec.Augmentation!.Settings.Select(one => $"{one.Name}: {one.Value}")));
        Assert.Equal(spec.Augmentation, Some.Spec(SpecWriter.ToYaml(spec)).Augmentation);
    }

    [Fact]
    public void Read_WithoutAugmentation_LeavesTheRunAsItWas()
    {
        var spec = Some.Spec(Some.Text);

        Assert.Null(spec.Augmentation);
        Assert.DoesNotContain("augmentation", SpecWriter.ToYaml(spec), StringComparison.Ordinal);
        Assert.NotEqual(
            Some.Hash(spec), Some.Hash(Some.Spec(Some.Text + "\naugmentation: {rotation: 8deg}")));
    }

    [Fact]
    public void Read_Sgd_TakesItsSettings() => Assert.Equal(
        new Sgd { LearningRate = 0.01, Momentum = 0.9, Nesterov = true, WeightDecay = 5e-4 },
        Some.Spec(Some.Text + "\n  optimizer: {sgd: {momentum: 0.9, nesterov: true, weight_decay: 5e-4}}")
            .Training.Optimizer);

    [Theory]
    [InlineData("$n", 4)]
    [InlineData("$(n * 2)", 8)]
    [InlineData("$(n * 1.5)", 6)]
    [InlineData("$(64 / n - 2 * (n - 1))", 10)]
    [InlineData("$(-n + 5)", 1)]
    [InlineData("$( n*n )", 16)]
    [InlineData("$(1e1 + 2)", 12)]
    [InlineData("$m", 6)]
    public void Read_Variables_GivesTheirValue(string expression, int expected)
    {
        var text = Some.Text.Replace("model:", "vars: {n: 4, m: $(n + 2), k: $m}\nmodel:")
            .Replace("filters: 8", $"filters: {expression}");

        Assert.Equal(expected, Some.Spec(text + "\n  batch_size: $k").Model.OfType<Conv2d>().Single().Filters);
    }

    [Fact]
    public void Read_VariablesOfWordsAndLists_StandWhereTheyFit()
    {
        var text = Some.Text
            .Replace("model:", "vars: {kernel: [3, 5], act: leaky_relu, rate: 0.5}\nmodel:")
            .Replace("kernel_size: 3, activation: relu", "kernel_size: $kernel, activation: $act")
            .Replace("  - flatten", "  - flatten\n  - dropout: $rate");

        var spec = Some.Spec(text);

        Assert.Equal(new Extent(3, 5), spec.Model.OfType<Conv2d>().Single().KernelSize);
        Assert.Equal(0.5, spec.Model.OfType<Dropout>().Single().Rate);
    }

    [Fact]
    public void Read_QuotedDollar_IsText() =>
        Assert.Equal("$5 more", Some.Spec("title: \"$5 more\"\n" + Some.Text).Title);

    [Fact]
    public void Read_Published_KeepsItsFigures()
    {
        var published = Some.File("baseline").Published!;

        Assert.Equal(0.9887, published.TestAccuracy);
        Assert.Equal(0.0347, published.TestLoss);
        Assert.Equal([0.9801, 0.9872, 0.9879], published.ValidationAccuracy);
        Assert.Equal([0.0685, 0.0457, 0.0420], published.ValidationLoss);
    }

    [Fact]
    public void Read_LimitOfTheWholeSplit_IsNoLimit()
    {
        var data = Some.Spec(Some.Text.Replace("model:", "  limit: {train: 60000, test: 500}\nmodel:")).Data;

        Assert.Equal((null, 500), (data.TrainLimit, data.TestLimit));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Read_AnyLineEnd_GivesTheSameSpec(string lineEnd) => Assert.Equal(
        SpecWriter.ToYaml(Some.Spec(Some.Text)), SpecWriter.ToYaml(Some.Spec(Some.Text.ReplaceLineEndings(lineEnd))));

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() => Assert.Equal("small", Some.Spec("\uFEFF" + Some.Text).Name);

    [Fact]
    public void Read_DocumentStart_IsAllowed() =>
        Assert.Equal("small", Some.Spec("--- # one document\n" + Some.Text).Name);

    [Fact]
    public void Read_DatasetFolderThatIsMissing_SaysWhere()
    {
        var result = SpecReader.Read(Some.Text.Replace("mnist", "./nowhere"), "/somewhere/spec.yaml", []);

        var problem = Assert.Single(result.Problems);
        Assert.Equal("/somewhere/spec.yaml:4:12: data.dataset", problem.ToString()[..39]);
        Assert.Contains(
            Path.Combine(Path.GetFullPath("/somewhere"), "nowhere"), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Problems_ComeInTheOrderOfTheFileAndOverridesLast()
    {
        var text = Some.Text.Replace("epochs: 2", "epochs: x").Replace("name: small", "name: X!")
            .Replace("dense: 10", "dens: 10");

        var result = SpecReader.Read(text, "f", [SpecOverride.Parse("trials.cout=3")]);

        Assert.Equal([1, 10, 12, 0], result.Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Read_AMistakeInTheData_DoesNotHideOneInTheModel()
    {
        var text = Some.Text.Replace("last: 0.2", "last: 2").Replace("dense: 10", "dense: 12");

        Assert.Equal([5, 10], SpecReader.Read(text, "f", []).Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Read_ThousandsOfProblems_GivesTheFirstHundred()
    {
        var text = Some.Text + "\n" + string.Concat(Enumerable.Range(0, 5000).Select(number => $"key{number}: 1\n"));

        var result = SpecReader.Read(text, "f", []);

        Assert.Equal(101, result.Problems.Count);
        Assert.StartsWith("and 4900 more problems", result.Problems[^1].Message, StringComparison.Ordinal);
    }
}
