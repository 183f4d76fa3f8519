using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class AutogradTests
{
    [Fact]
    public void Backward_GivesLeavesTheirGradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);

        Assert.Null(x.grad);
        (x * x).sum().backward();
        Check(x.grad!, [3], 2, 4, 6);

        (3 * x).sum().backward();
        Check(x.grad!, [3], 5, 7, 9);
    }

    [Fact]
    public void Backward_WithAGradient_ScalesByIt()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);

        (x * 2).backward([tensor(new float[] { 1, 10 })]);

        Check(x.grad!, [2], 2, 20);
    }

    [Fact]
    public void Backward_Inputs_LeavesTheOthersAlone()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor y = ones(2, requires_grad: true);

        (x * y).sum().backward(inputs: [x]);

        Check(x.grad!, [2], 1, 1);
        Assert.Null(y.grad);
    }

    [Fact]
    public void Backward_Twice_NeedsTheGraphRetained()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(1, requires_grad: true);
        Tensor kept = (x * x).sum();
        Tensor gone = (x * x).sum();

        kept.backward(retain_graph: true);
        kept.backward();
        gone.backward();

        Check(x.grad!, [1], 6);
        Assert.ThrowsAny<Exception>(() => gone.backward());
    }

    [Fact]
    public void Grad_SetToNull_IsGone()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        x.sum().backward();

        x.grad = ones(2);
        Check(x.grad, [2], 1, 1);
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void NoGrad_HoldsUntilDisposed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);

        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }

            Assert.False(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void InferenceMode_HoldsUntilDisposed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);

        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }

        Assert.False(is_inference_mode_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void GradMode_IsTheThreads()
    {
        using IDisposable mode = no_grad();
        bool elsewhere = false;
        Thread thread = new(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();

        Assert.True(elsewhere);
    }

    [Fact]
    public void Detach_SharesMemoryAndForgetsTheGraph()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor detached = (x * 2).detach();

        Assert.False(detached.requires_grad);
        Assert.True(detached.is_leaf);
        Assert.False((x * 2).is_leaf);
        Assert.Equal(2, detached.sum().ToSingle() / 2);
    }

    [Fact]
    public void RetainGrad_KeepsAnInnerGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor y = x * 3;
        y.retain_grad();

        (y * y).sum().backward();

        Check(y.grad!, [2], 6, 6);
    }
}
