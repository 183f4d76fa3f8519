using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns. It takes the place of the given tensor, in its dispose scope too.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true) : this(data, data.OwningDisposeScope, requires_grad)
    {
    }

    private Parameter(Tensor data, DisposeScope? scope, bool requires_grad)
        : base(data.requires_grad_(requires_grad).DecoupleFromNativeHandle()) =>
        MoveToOtherDisposeScope(scope);
}
