using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The dispose scopes of one thread, innermost first, and what happened to its tensors.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? s_current;

    public static ThreadDisposeScopeStatistics Statistics => Current.ThreadStatistics;

    internal static DisposeScopeManager Current => s_current ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics ThreadStatistics { get; } = new();

    internal LifetimeStatistics Lifetimes => ThreadStatistics.TensorStatistics;

    internal DisposeScope? Innermost { get; private set; }

    internal DisposeScope Begin() => Innermost = new DisposeScope(this, Innermost);

    internal void End(DisposeScope scope)
    {
        if (Innermost == scope)
        {
            Innermost = scope.OuterScope;
            return;
        }

        for (DisposeScope? inner = Innermost; inner is not null; inner = inner.OuterScope)
        {
            if (inner.OuterScope == scope)
            {
                inner.OuterScope = scope.OuterScope;
                return;
            }
        }
    }

    internal void Register(Tensor tensor)
    {
        if (Innermost is { } scope)
        {
            Lifetimes.CreatedInScopeCount++;
            scope.Own(tensor);
        }
        else
        {
            Lifetimes.CreatedOutsideScopeCount++;
        }
    }
}
