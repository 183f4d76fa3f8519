using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Modules one after the other, under the names that they have.</summary>
public sealed class ModuleChain : nn.Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<nn.Module<Tensor, Tensor>> _modules;

    internal ModuleChain(IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> modules)
        : base(nameof(ModuleChain))
    {
        _modules = [.. modules.Select(entry => entry.Module)];
        foreach (var (name, module) in modules)
        {
            register_module(name, module);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Run(_modules, input);

    /// <summary>
    /// What comes out of the last module; the input itself where there are none. Disposes what lies between two
    /// modules: it is as large as anything here. Autograd keeps what it needs of it; holding the rest until the step
    /// ends would double the memory of an evaluation.
    /// </summary>
    public static Tensor Run(IEnumerable<nn.Module<Tensor, Tensor>> modules, Tensor input)
    {
        var output = input;
        foreach (var module in modules)
        {
            var previous = output;
            output = module.call(previous);
            if (!ReferenceEquals(previous, input) && !ReferenceEquals(previous, output))
            {
                previous.Dispose();
            }
        }
        return output;
    }
}
