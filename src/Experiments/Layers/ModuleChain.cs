using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Modules one after the other, under the names that they have.</summary>
public sealed class ModuleChain : nn.Module<Tensor, Tensor>
{
    private readonly ModuleSequence _modules;

    internal ModuleChain(IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> modules)
        : base(nameof(ModuleChain))
    {
        _modules = new(modules.Select(entry => entry.Module));
        foreach (var (name, module) in modules)
        {
            register_module(name, module);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _modules.Run(input, training);
}
