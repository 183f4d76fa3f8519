using TorchSharp;
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
