using Experiments.Layers;

namespace Experiments.Spec;

/// <summary>The defaults in which frameworks differ. An experiment states whose hold.</summary>
/// <param name="Name">As an experiment file writes it.</param>
/// <param name="WeightInitializer">How weights start.</param>
/// <param name="BiasInitializer">How biases start.</param>
/// <param name="LeakySlope">The slope of leaky_relu for negative numbers.</param>
internal sealed record Conventions(
    string Name, Initializer WeightInitializer, Initializer BiasInitializer, double LeakySlope)
{
    /// <summary>Keras 3.</summary>
    public static Conventions Keras { get; } = new("keras", new GlorotUniform(), new Zeros(), 0.3);

    /// <summary>PyTorch 2.</summary>
    public static Conventions PyTorch { get; } = new("pytorch", new FanInUniform(), new FanInUniform(), 0.01);

    /// <summary>The one of two defaults that holds.</summary>
    public T Of<T>(T keras, T pytorch) => ReferenceEquals(this, PyTorch) ? pytorch : keras;
}
