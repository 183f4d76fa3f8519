using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>A layer with a weight and, where wanted, a bias: a convolution or a dense layer.</summary>
public abstract record WeightedLayer : LayerSpec
{
    /// <summary>
    /// How the weight gets its first values. Default by conventions: glorot_uniform (keras), fan_in_uniform (pytorch).
    /// </summary>
    public required Initializer WeightInitializer { get; init; }

    /// <summary>
    /// How the bias gets its first values. Default by conventions: zeros (keras), fan_in_uniform (pytorch).
    /// </summary>
    public required Initializer BiasInitializer { get; init; }

    /// <summary>Whether each output has a number of its own added. Default true.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>
    /// The multiple of the sum of the weight's squares that the loss grows by, 0 or more, the bias left out; Keras's
    /// kernel_regularizer. Default 0.
    /// </summary>
    public double L2 { get; init; }

    /// <summary>
    /// The weight decay of this layer's weight, 0 or more, in place of the optimizer's own. Default null: the
    /// optimizer's.
    /// </summary>
    public double? WeightDecay { get; init; }

    /// <summary>The weights by the names that they have in the module; l2 and weight decay are theirs.</summary>
    public virtual IReadOnlyList<string> WeightNames => ["weight"];

    /// <summary>The bias by the name that it has in the module.</summary>
    protected virtual string BiasName => "bias";

    /// <summary>The settings that all these layers have, the last ones of each.</summary>
    protected IReadOnlyList<Setting> WeightSettings =>
    [
        Setting.Of("bias", Bias),
        new("initializer", WeightInitializer.ToText()),
        .. Bias ? [new Setting("bias_initializer", BiasInitializer.ToText())] : Array.Empty<Setting>(),
        Setting.Of("l2", L2),
        .. WeightDecay is { } decay ? [Setting.Of("weight_decay", decay)] : Array.Empty<Setting>(),
    ];

    /// <inheritdoc/>
    public override bool StartsAtZero(bool input) =>
        (input || WeightInitializer.GivesZero) && (!Bias || BiasInitializer.GivesZero);

    /// <inheritdoc/>
    public override bool BlocksGradientAtZero => WeightInitializer.GivesZero;

    /// <inheritdoc/>
    public override void Initialize(nn.Module<Tensor, Tensor> module, Generator generator)
    {
        var parameters = module.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        var (fanIn, fanOut) = (0L, 0L);
        using var noGradients = torch.no_grad();
        foreach (var name in WeightNames)
        {
            var weight = parameters[name];
            (fanIn, fanOut) = Fans(weight);

            // Drawn in the order of the weight's own dimensions, whatever its order in memory is.
            using var drawn = new Parameter(torch.empty(weight.shape));
            WeightInitializer.Fill(drawn, fanIn, fanOut, generator);
            weight.copy_(drawn);
        }
        if (Bias)
        {
            BiasInitializer.Fill(parameters[BiasName], fanIn, fanOut, generator);
        }
    }

    // A weight is [outputs, inputs, ...window]; an input reaches outputs x window of them.
    private static (long In, long Out) Fans(Parameter weight)
    {
        var shape = weight.shape;
        var window = shape.Skip(2).Aggregate(1L, (product, side) => product * side);
        return (shape[1] * window, shape[0] * window);
    }
}
