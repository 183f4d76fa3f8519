using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

[Collection(ProcessState.Name)]
public class LeakTests
{
    [Fact]
    public void TenThousandSteps_LeaveNoTensor()
    {
        using Tensor weight = rand(8, 4, requires_grad: true);
        using Tensor x = rand(16, 8);
        using Tensor target = rand(16, 4);
        Step(weight, x, target);
        weight.grad!.Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = Tensor.TotalCount;
        long live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (int i = 0; i < 10_000; i++)
        {
            Step(weight, x, target);
        }

        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void ForgottenTensors_AreFreedByTheCollector()
    {
        long before = Tensor.TotalCount;
        Forget();
        Assert.True(Tensor.TotalCount >= before + 1000);

        for (int i = 0; i < 20 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(Tensor.TotalCount <= before);
    }

    private static void Forget()
    {
        for (int i = 0; i < 1000; i++)
        {
            _ = ones(100);
        }
    }

    private static void Step(Tensor weight, Tensor x, Tensor target)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor loss = (x.matmul(weight).relu() - target).pow(2).mean();
        loss.backward();
        using (no_grad())
        {
            weight.sub_(weight.grad! * 0.01);
            weight.grad!.zero_();
        }

        float value = loss.item<float>();
        Assert.True(float.IsFinite(value));
        _ = (x[TensorIndex.Slice(0, 4)], x.split(4)[1], x.max(1), x.data<float>().ToArray());
    }
}
