using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Uniform around 0, as wide as the number of inputs and outputs asks for.</summary>
public abstract record FanUniform : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator)
    {
        var limit = Limit(fanIn, fanOut);
        nn.init.uniform_(weight, -limit, limit, generator);
    }

    /// <summary>The ends of the interval are -limit and limit.</summary>
    protected abstract double Limit(long fanIn, long fanOut);
}

/// <summary>
/// Normal with mean 0, as wide as the number of inputs and outputs asks for. As in Keras's VarianceScaling, what lies
/// beyond two deviations is drawn again, and the deviation is widened so that it is right after the cut.
/// </summary>
public abstract record FanNormal : Initializer
{
    private const double Cut = 2;

    // The deviation of a standard normal that is cut at -2 and 2; Keras's source has the same number.
    private const double DeviationAfterCut = 0.87962566103423978;

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator)
    {
        var deviation = Math.Sqrt(Variance(fanIn, fanOut)) / DeviationAfterCut;
        nn.init.trunc_normal_(weight, 0, deviation, -Cut * deviation, Cut * deviation, generator);
    }

    /// <summary>The variance of the weights.</summary>
    protected abstract double Variance(long fanIn, long fanOut);
}

/// <summary>Uniform in +-sqrt(6 / (fan in + fan out)); Keras's default for weights.</summary>
/// <remarks>
/// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
/// </remarks>
public sealed record GlorotUniform : FanUniform
{
    /// <inheritdoc/>
    public override string Kind => "glorot_uniform";

    /// <inheritdoc/>
    protected override double Limit(long fanIn, long fanOut) => Math.Sqrt(6.0 / (fanIn + fanOut));
}

/// <summary>Normal with variance 2 / (fan in + fan out).</summary>
public sealed record GlorotNormal : FanNormal
{
    /// <inheritdoc/>
    public override string Kind => "glorot_normal";

    /// <inheritdoc/>
    protected override double Variance(long fanIn, long fanOut) => 2.0 / (fanIn + fanOut);
}

/// <summary>Uniform in +-sqrt(6 / fan in).</summary>
/// <remarks>He et al., "Delving deep into rectifiers", 2015.</remarks>
public sealed record HeUniform : FanUniform
{
    /// <inheritdoc/>
    public override string Kind => "he_uniform";

    /// <inheritdoc/>
    protected override double Limit(long fanIn, long fanOut) => Math.Sqrt(6.0 / fanIn);
}

/// <summary>Normal with variance 2 / fan in.</summary>
public sealed record HeNormal : FanNormal
{
    /// <inheritdoc/>
    public override string Kind => "he_normal";

    /// <inheritdoc/>
    protected override double Variance(long fanIn, long fanOut) => 2.0 / fanIn;
}

/// <summary>Uniform in +-sqrt(3 / fan in).</summary>
/// <remarks>LeCun, Bottou, Orr and Müller, "Efficient backprop", 1998.</remarks>
public sealed record LecunUniform : FanUniform
{
    /// <inheritdoc/>
    public override string Kind => "lecun_uniform";

    /// <inheritdoc/>
    protected override double Limit(long fanIn, long fanOut) => Math.Sqrt(3.0 / fanIn);
}

/// <summary>Normal with variance 1 / fan in.</summary>
public sealed record LecunNormal : FanNormal
{
    /// <inheritdoc/>
    public override string Kind => "lecun_normal";

    /// <inheritdoc/>
    protected override double Variance(long fanIn, long fanOut) => 1.0 / fanIn;
}

/// <summary>
/// Uniform in +-1 / sqrt(fan in); PyTorch's default for weights (its kaiming_uniform with a = sqrt 5 comes to this) and
/// biases.
/// </summary>
public sealed record FanInUniform : FanUniform
{
    /// <inheritdoc/>
    public override string Kind => "fan_in_uniform";

    /// <inheritdoc/>
    protected override double Limit(long fanIn, long fanOut) => 1 / Math.Sqrt(fanIn);
}
