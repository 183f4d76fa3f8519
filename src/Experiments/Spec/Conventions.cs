using Experiments.Layers;

namespace Experiments.Spec;

/// <summary>The defaults in which frameworks differ. An experiment states whose hold.</summary>
/// <param name="Name">As an experiment file writes it.</param>
internal sealed record Conventions(string Name)
{
    /// <summary>Keras 3.</summary>
    public static Conventions Keras { get; } = new("keras")
    {
        WeightInitializer = new GlorotUniform(),
        BiasInitializer = new Zeros(),
        LeakySlope = 0.3,
        PReluSlope = 0,
        BatchNormMomentum = 0.99,
        NormEpsilon = 1e-3,
    };

    /// <summary>PyTorch 2.</summary>
    public static Conventions PyTorch { get; } = new("pytorch")
    {
        WeightInitializer = new FanInUniform(),
        BiasInitializer = new FanInUniform(),
        LeakySlope = 0.01,
        PReluSlope = 0.25,
        BatchNormMomentum = 0.9,
        NormEpsilon = 1e-5,
    };

    /// <summary>How weights start.</summary>
    public required Initializer WeightInitializer { get; init; }

    /// <summary>How biases start.</summary>
    public required Initializer BiasInitializer { get; init; }

    /// <summary>The slope of leaky_relu for negative numbers.</summary>
    public required double LeakySlope { get; init; }

    /// <summary>What the slopes of prelu start at.</summary>
    public required double PReluSlope { get; init; }

    /// <summary>
    /// The share of its running means that batch_norm keeps at a step; PyTorch's own number is 1 less this.
    /// </summary>
    public required double BatchNormMomentum { get; init; }

    /// <summary>The epsilon of batch_norm, layer_norm and group_norm.</summary>
    public required double NormEpsilon { get; init; }

    /// <summary>The one of two defaults that holds.</summary>
    public T Of<T>(T keras, T pytorch) => ReferenceEquals(this, PyTorch) ? pytorch : keras;
}
