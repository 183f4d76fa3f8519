using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class LifetimeTests
{
    [Fact]
    public void Failure_CarriesLibtorchsMessage()
    {
        using Tensor a = ones(2, 3);
        using Tensor b = ones(4);

        ExternalException failure = Assert.ThrowsAny<ExternalException>(() => a + b);
        Assert.Contains("must match the size of tensor b (4)", failure.Message, StringComparison.Ordinal);

        failure = Assert.ThrowsAny<ExternalException>(() => a.matmul(b));
        Assert.Contains("mat", failure.Message, StringComparison.Ordinal);

        failure = Assert.ThrowsAny<ExternalException>(() => a.view(5));
        Assert.Contains("shape '[5]' is invalid for input of size 6", failure.Message, StringComparison.Ordinal);

        Check(a + 1, [2, 3], 2, 2, 2, 2, 2, 2);
    }

    [Fact]
    public void DisposedTensor_ThrowsAndDoesNotCrash()
    {
        Tensor x = ones(2);
        using Tensor y = ones(2);
        x.Dispose();
        x.Dispose();

        Assert.True(x.IsInvalid);
        Assert.ThrowsAny<InvalidOperationException>(() => x + y);
        Assert.ThrowsAny<InvalidOperationException>(() => y + x);
        Assert.ThrowsAny<InvalidOperationException>(() => cat([y, x]));
        Assert.ThrowsAny<InvalidOperationException>(() => x.shape);
        Assert.ThrowsAny<InvalidOperationException>(() => x.add_(1));
        Assert.ThrowsAny<InvalidOperationException>(() => x.item<float>());
        Assert.ThrowsAny<InvalidOperationException>(() => x.Handle);
    }

    [Fact]
    public void Scope_DisposesWhatWasMadeInIt()
    {
        Tensor outside = ones(2);
        Tensor inner;
        Tensor moved;
        Tensor detached;
        Tensor kept;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (DisposeScope scope = NewDisposeScope())
            {
                Assert.Same(scope, CurrentDisposeScope);
                inner = outside + 1;
                moved = (outside + 2).MoveToOuterDisposeScope();
                detached = (outside + 3).DetachFromDisposeScope();
                kept = scope.MoveToOuter(outside + 4);
                Assert.Equal(1, scope.DisposablesCount);
                Assert.True(scope.Contains(inner));
            }

            Assert.True(inner.IsInvalid);
            Check(moved, [2], 3, 3);
            Check(kept, [2], 5, 5);
            Assert.True(outer.Contains(moved));
        }

        Assert.True(moved.IsInvalid);
        Assert.True(kept.IsInvalid);
        Check(detached, [2], 4, 4);
        Check(outside, [2], 1, 1);
        detached.Dispose();
        outside.Dispose();
    }

    [Fact]
    public void Scope_DisposeEverythingBut_KeepsWhatIsNamed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(1);
        Tensor b = ones(1);
        Tensor c = ones(1);

        scope.DisposeEverythingBut(b);
        Assert.True(a.IsInvalid);
        Assert.False(b.IsInvalid);
        Assert.True(c.IsInvalid);

        scope.DisposeEverything();
        Assert.True(b.IsInvalid);
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Scope_Attach_TakesWhatWasMadeElsewhere()
    {
        Tensor x = ones(1);
        using (DisposeScope scope = NewDisposeScope())
        {
            scope.Attach(x);
        }

        Assert.True(x.IsInvalid);
    }

    [Fact]
    public void Scope_MoveToOther_FollowsAnotherTensor()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor first = ones(1);
        using DisposeScope scope = NewDisposeScope();
        Tensor second = ones(1).MoveToOtherDisposeScope(first);

        scope.Dispose();

        Assert.False(second.IsInvalid);
        Assert.True(outer.Contains(second));
    }

    [Fact]
    public void Scope_IsTheThreads()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? elsewhere = null;
        DisposeScope? current = scope;
        Thread thread = new(() =>
        {
            current = CurrentDisposeScope;
            elsewhere = ones(1);
        });
        thread.Start();
        thread.Join();

        Assert.Null(current);
        Assert.False(scope.Contains(elsewhere!));
        elsewhere!.Dispose();
    }

    [Fact]
    public void WrappedScope_KeepsItsResultOnly()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? inner = null;

        Tensor result = WrappedTensorDisposeScope(() =>
        {
            inner = ones(2);
            return inner + 1;
        });

        Assert.True(inner!.IsInvalid);
        Check(result, [2], 2, 2);
    }

    [Fact]
    public void Statistics_CountTheThreadsTensors()
    {
        Thread thread = new(() =>
        {
            ThreadDisposeScopeStatistics counts = DisposeScopeManager.Statistics;
            counts.Reset();
            Tensor outside = ones(1);
            using (DisposeScope scope = NewDisposeScope())
            {
                ones(1);
                ones(1).DetachFromDisposeScope().Dispose();
                Assert.Equal(2, counts.ThreadTotalLiveCount);
            }

            outside.Dispose();
            Assert.Equal(1, counts.CreatedOutsideScopeCount);
            Assert.Equal(2, counts.CreatedInScopeCount);
            Assert.Equal(1, counts.DetachedFromScopeCount);
            Assert.Equal(0, counts.ThreadTotalLiveCount);
        });
        thread.Start();
        thread.Join();
    }
}
