using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module without parameters, buffers and submodules.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw Refused(name);

    public override void register_parameter(string name, Parameter param) => throw Refused(name);

    public override void register_module(string name, nn.Module submodule) => throw Refused(name);

    private InvalidOperationException Refused(string name) =>
        new($"{GetName()} has no components, so '{name}' cannot be one.");
}
