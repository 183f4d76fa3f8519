using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// The weight as a matrix of outputs by inputs: its rows, or its columns where these are fewer, are at right angles to
/// each other and of length 1, each such matrix equally likely.
/// </summary>
/// <remarks>Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning", 2014.</remarks>
public sealed record Orthogonal : Initializer
{
    /// <inheritdoc/>
    public override string Kind => "orthogonal";

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator)
    {
        // Torch's function draws from its global generator only, which training seeds anew at each step.
        torch.manual_seed(generator.initial_seed()).Dispose();
        nn.init.orthogonal_(weight);
    }
}
