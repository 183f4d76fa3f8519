using Experiments.Layers;
using Xunit;

namespace Experiments.Spec;

/// <summary>The canonical text of a spec, and the run's name that is made of it.</summary>
public class SpecWriterTests
{
    [Fact]
    public void ToYaml_OfBaseline_IsTheApprovedText() => Assert.Equal(
        """
        name: baseline
        title: "Baseline CNN on MNIST"
        conventions: keras
        published:
          source: "CNN with Keras in Python (article 003)"
          test_accuracy: 0.9887
          test_loss: 0.0347
          validation_accuracy: [0.9801, 0.9872, 0.9879]
          validation_loss: [0.0685, 0.0457, 0.042]
          notes: ["The figures are those of a single run."]
        data:
          dataset: "mnist"
          validation: {last: 0.2}
          scale: unit
        model:
          - conv2d: {name: conv2d_1, filters: 32, kernel_size: 3, strides: 1, padding: valid, dilation: 1, groups: 1, bias: true, initializer: glorot_uniform, bias_initializer: zeros, l2: 0}
          - relu: {name: conv2d_1_relu}
          - conv2d: {name: conv2d_2, filters: 64, kernel_size: 3, strides: 1, padding: valid, dilation: 1, groups: 1, bias: true, initializer: glorot_uniform, bias_initializer: zeros, l2: 0}
          - relu: {name: conv2d_2_relu}
          - max_pool2d: {name: max_pool2d_1, pool_size: 2, strides: 2, padding: valid}
          - dropout: {name: dropout_1, rate: 0.25}
          - flatten: {name: flatten_1}
          - dense: {name: dense_1, units: 128, bias: true, initializer: glorot_uniform, bias_initializer: zeros, l2: 0}
          - relu: {name: dense_1_relu}
          - dropout: {name: dropout_2, rate: 0.5}
          - dense: {name: dense_2, units: 10, bias: true, initializer: glorot_uniform, bias_initializer: zeros, l2: 0}
          - softmax: {name: softmax_1}
        training:
          epochs: 3
          batch_size: 128
          optimizer: {adam: {learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-07, weight_decay: 0}}
          loss: {cross_entropy: {label_smoothing: 0}}
          precision: float32
        trials: {count: 1, seed: 1}

        """,
        SpecWriter.ToYaml(Some.File("baseline")));

    [Fact]
    public void ToYaml_HostileText_ReadsBack()
    {
        const string Title = "a \"quoted\" \\ title: with # signs, 'all' {kinds} of $them é 数字 🎲";
        var spec = Some.Spec(Some.Text) with
        {
            Title = Title,
            Published = new() { Notes = ["- no list", "& no anchor", "yes"] },
        };

        var again = Some.Spec(SpecWriter.ToYaml(spec));

        Assert.Equal(Title, again.Title);
        Assert.Equal(spec.Published.Notes, again.Published!.Notes);
    }

    [Theory]
    [InlineData("quickstart")]
    [InlineData("three-conv")]
    [InlineData("deep7conv")]
    public void ToYaml_ReadAgain_GivesTheSameSpec(string experiment)
    {
        var spec = Some.File(experiment);

        var again = Some.Spec(SpecWriter.ToYaml(spec));

        Assert.Equal(spec.Model, again.Model);
        Assert.Equal(spec.Data, again.Data);
        Assert.Equal(spec.Training, again.Training);
        Assert.Equal(SpecWriter.ToYaml(spec), SpecWriter.ToYaml(again));
        Assert.Equal(Some.Hash(spec), Some.Hash(again));
    }

    // Results on disk lie under this name: a change of it makes every earlier run a run of something else.
    [Fact]
    public void RunHash_OfBaseline_StaysWhatItIs() => Assert.Equal("bdb58f7c55", Some.Hash(Some.File("baseline")));

    [Theory]
    [InlineData("title=\"Another title\"")]
    [InlineData("name=another")]
    [InlineData("published={test_accuracy: 0.5}")]
    [InlineData("trials.count=5")]
    [InlineData("trials.seed=7")]
    [InlineData("training.loss=cross_entropy")]
    [InlineData("training.optimizer={adam: {learning_rate: 1e-3}}")]
    [InlineData("data.limit={train: 60000}")]
    [InlineData("model.conv2d_1.strides=[1, 1]")]
    public void RunHash_OfWhatDecidesNoNumber_IsTheSame(string change) =>
        Assert.Equal(Some.Hash(Some.File("baseline")), Some.Hash(Some.File("baseline", change)));

    [Theory]
    [InlineData("conventions=pytorch")]
    [InlineData("data.dataset=fashion-mnist")]
    [InlineData("data.validation={last: 0.1}")]
    [InlineData("data.validation={fraction: 0.2}")]
    [InlineData("data.limit.test=100")]
    [InlineData("data.scale=standard")]
    [InlineData("model.conv2d_1.filters=33")]
    [InlineData("model.conv2d_1.name=first")]
    [InlineData("model.conv2d_2.activation=leaky_relu")]
    [InlineData("model.dropout_1=0.26")]
    [InlineData("training.epochs=4")]
    [InlineData("training.batch_size=64")]
    [InlineData("training.optimizer.adam.epsilon=1e-8")]
    [InlineData("training.optimizer=sgd")]
    public void RunHash_OfWhatDecidesNumbers_Differs(string change) =>
        Assert.NotEqual(Some.Hash(Some.File("baseline")), Some.Hash(Some.File("baseline", change)));

    private const string EveryLayer = """
          - residual:
              layers:
                - conv2d: {filters: 8, kernel_size: 3, padding: same, activation: elu}
                - depthwise_conv2d: {kernel_size: 3, padding: same, activation: selu}
              shortcut:
                - separable_conv2d: {filters: 8, kernel_size: 1, activation: silu}
          - concat:
              branches:
                - [batch_norm, gelu, spatial_dropout2d: 0.1, global_avg_pool2d]
                - [layer_norm, mish, global_max_pool2d]
                - [group_norm: 4, tanh, prelu, avg_pool2d, flatten]
          - sigmoid
          - dense: {units: 8, activation: leaky_relu}
          - dropout: 0.1
          - dense: 10
        """;

    [Fact]
    public void Settings_OfEveryLayer_AreTheFieldsOfItsKind()
    {
        var layers = Some.Spec(Some.Text
            .Replace("  - flatten", EveryLayer)
            .Replace("  - dense: 10\ntraining", "  - dense: {units: 10, activation: softmax}\ntraining")).Model;
        var all = new LayerStack(
            [.. layers.SelectMany(layer => layer.Parts.SelectMany(part => part.Layers).Append(layer))]);

        Assert.Equal(
            LayerCatalogue.Layers.Names.Except(["repeat"]).Order(), all.Select(layer => layer.Kind).Distinct().Order());
        Assert.All(all, layer => Assert.Equal(
            LayerCatalogue.Layers.FieldsOf(layer.Kind, Conventions.Keras).Select(field => field.Name)
                .Except(["name", "activation", "weight_decay"]),
            layer.Settings.Select(setting => setting.Name)));
    }
}
