namespace TorchSharp;

public static partial class torch
{
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current.Innermost;

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Begin();

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using DisposeScope scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
