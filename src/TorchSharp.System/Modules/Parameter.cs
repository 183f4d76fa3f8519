using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true) : base(data.DecoupleFromNativeHandle())
    {
    }
}
