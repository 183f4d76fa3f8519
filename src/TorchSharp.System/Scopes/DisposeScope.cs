using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Disposes, at its end, what was created on its thread while it was the innermost scope and was not moved away. What
/// it owns may be disposed from any
/// thread; scopes themselves belong to the thread that made them.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private readonly Lock _gate = new();
    private HashSet<IDisposable> _owned = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    internal DisposeScope? OuterScope { get; set; }

    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            lock (_gate)
            {
                return [.. _owned];
            }
        }
    }

    public int DisposablesCount
    {
        get
        {
            lock (_gate)
            {
                return _owned.Count;
            }
        }
    }

    public bool Contains(IDisposable disposable)
    {
        lock (_gate)
        {
            return _owned.Contains(disposable);
        }
    }

    public void Attach(IDisposable disposable)
    {
        if (disposable is Tensor { OwningDisposeScope: { } owner })
        {
            if (owner == this)
            {
                return;
            }

            owner.Remove(disposable);
        }

        Own(disposable);
        DisposeScopeManager.Current.Lifetimes.AttachedToScopeCount++;
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IDisposable[] all = [.. disposables];
        foreach (IDisposable disposable in all)
        {
            Attach(disposable);
        }

        return all;
    }

    public T Detach<T>(T disposable) where T : IDisposable
    {
        if (Remove(disposable))
        {
            DisposeScopeManager.Current.Lifetimes.DetachedFromScopeCount++;
        }

        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables.ToArray())
        {
            Detach<IDisposable>(disposable);
        }
    }

    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(OuterScope, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) =>
        MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        if (scope is null)
        {
            return Detach(disposable);
        }

        if (Remove(disposable))
        {
            scope.Own(disposable);
        }

        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables.ToArray())
        {
            MoveToOther<IDisposable>(scope, disposable);
        }
    }

    public void DisposeEverything() => DisposeEverythingBut([]);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        HashSet<IDisposable> kept = new(inKeep, ReferenceEqualityComparer.Instance);
        HashSet<IDisposable> ended;
        lock (_gate)
        {
            kept.IntersectWith(_owned);
            (ended, _owned) = (_owned, kept);
        }

        foreach (IDisposable disposable in ended)
        {
            if (kept.Contains(disposable))
            {
                continue;
            }

            if (disposable is Tensor tensor)
            {
                tensor.OwningDisposeScope = null;
                if (!tensor.IsInvalid)
                {
                    DisposeScopeManager.Current.Lifetimes.DisposedInScopeCount++;
                    tensor.Release();
                }
            }
            else
            {
                disposable.Dispose();
            }
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Forgets a disposable that was disposed by other means.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Remove(disposable))
        {
            DisposeScopeManager.Current.Lifetimes.DisposedInScopeCount++;
        }
    }

    public void Dispose()
    {
        DisposeEverything();
        _manager.End(this);
    }

    internal void Own(IDisposable disposable)
    {
        lock (_gate)
        {
            _owned.Add(disposable);
        }

        if (disposable is Tensor tensor)
        {
            tensor.OwningDisposeScope = this;
        }
    }

    private bool Remove(IDisposable disposable)
    {
        bool removed;
        lock (_gate)
        {
            removed = _owned.Remove(disposable);
        }

        if (removed && disposable is Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }

        return removed;
    }
}
