using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Binding;

/// <summary>What this binding promises beyond TorchSharp where something goes wrong.</summary>
public class FailureTests
{
    [Fact]
    public void Load_CutShortOrNoTensor_IsRefused()
    {
        using MemoryStream stream = new();
        Counting(100).Save(stream);

        Assert.ThrowsAny<IOException>(() => Tensor.Load(new MemoryStream(stream.ToArray()[..50])));
        Assert.ThrowsAny<Exception>(() => Tensor.Load(new MemoryStream([200, 200, 200, 1, 1, 1])));
    }

    [Fact]
    public void DisposedTensor_SaysThatItWasDisposed()
    {
        Tensor x = ones(2);
        x.Dispose();

        ObjectDisposedException failure = Assert.Throws<ObjectDisposedException>(() => x + 1);
        Assert.Contains("was disposed", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a disposed tensor", x.ToString());
    }

    [Fact]
    public void Failure_IsOneLineWithoutTheNativeStack()
    {
        using Tensor a = ones(2, 3);

        Exception failure = Assert.ThrowsAny<Exception>(() => a.matmul(a));
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("frame #", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_OfOneThread_IsNotAnothers()
    {
        using Tensor a = ones(2, 3);
        using Tensor b = ones(4);
        Assert.ThrowsAny<Exception>(() => a + b);
        Thread thread = new(CheckForErrors);
        thread.Start();
        thread.Join();

        CheckForErrors();
    }

    [Fact]
    public void Accessor_OutlivesItsTensorAndThrowsOnceDisposed()
    {
        Utils.TensorAccessor<float> data;
        using (Tensor x = Counting(3))
        {
            data = x.data<float>();
        }

        Assert.Equal([1, 2, 3], data.ToArray());
        data.Dispose();
        data.Dispose();
        Assert.Throws<ObjectDisposedException>(() => data[0]);
    }

    [Fact]
    public void Names_AreRefusedAndNotIgnored() =>
        Assert.Throws<NotSupportedException>(() => ones(2, names: ["a"]));

    [Fact]
    public void Tensor_DisposedWhileAnotherThreadUsesIt_DoesNotCrash()
    {
        for (int i = 0; i < 200; i++)
        {
            Tensor x = ones(1000);
            Thread user = new(() =>
            {
                try
                {
                    while (true)
                    {
                        x.add(1).Dispose();
                    }
                }
                catch (ObjectDisposedException)
                {
                }
            });
            user.Start();
            Thread.Yield();
            x.Dispose();
            user.Join();
        }
    }
}
