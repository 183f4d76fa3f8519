using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>How a weight gets its first values.</summary>
public abstract record Initializer
{
    /// <summary>The name in the catalogue: glorot_uniform.</summary>
    public abstract string Kind { get; }

    /// <summary>Fills the weight in place.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="fanIn">Inputs that one output adds up.</param>
    /// <param name="fanOut">Outputs that one input reaches.</param>
    /// <param name="generator">The source of randomness.</param>
    public abstract void Fill(Parameter weight, long fanIn, long fanOut, Generator generator);
}

/// <summary>Uniform in +-sqrt(6 / (fan in + fan out)); Keras's default for weights.</summary>
/// <remarks>
/// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
/// </remarks>
public sealed record GlorotUniform : Initializer
{
    /// <inheritdoc/>
    public override string Kind => "glorot_uniform";

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator)
    {
        var limit = Math.Sqrt(6.0 / (fanIn + fanOut));
        nn.init.uniform_(weight, -limit, limit, generator);
    }
}

/// <summary>
/// Uniform in +-1 / sqrt(fan in); PyTorch's default for weights (its kaiming_uniform with a = sqrt 5 comes to this) and
/// biases.
/// </summary>
public sealed record FanInUniform : Initializer
{
    /// <inheritdoc/>
    public override string Kind => "fan_in_uniform";

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator)
    {
        var limit = 1 / Math.Sqrt(fanIn);
        nn.init.uniform_(weight, -limit, limit, generator);
    }
}

/// <summary>All zero; Keras's default for biases.</summary>
public sealed record Zeros : Initializer
{
    /// <inheritdoc/>
    public override string Kind => "zeros";

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator) => nn.init.zeros_(weight);
}
