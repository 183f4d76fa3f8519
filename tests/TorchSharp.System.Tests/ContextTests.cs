using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

[Collection(ProcessState.Name)]
public class ContextTests
{
    [Fact]
    public void Threads_CanBeSet()
    {
        int before = get_num_threads();
        try
        {
            set_num_threads(1);
            Assert.Equal(1, get_num_threads());
        }
        finally
        {
            set_num_threads(before);
        }

        Assert.True(get_num_interop_threads() >= 1);
    }

    [Fact]
    public void DefaultDtype_DecidesFactories()
    {
        Assert.Equal(ScalarType.Float32, get_default_dtype());
        try
        {
            set_default_dtype(ScalarType.Float64);
            using Tensor x = zeros(1);
            Assert.Equal(ScalarType.Float64, x.dtype);
        }
        finally
        {
            set_default_dtype(ScalarType.Float32);
        }
    }

    [Fact]
    public void Version_IsANumber() => Assert.Matches(@"^\d+\.\d+", __version__);

    [Fact]
    public void Device_IsReadAndWritten()
    {
        Assert.Equal(DeviceType.CUDA, new Device("cuda:1").type);
        Assert.Equal(1, new Device("cuda:1").index);
        Assert.Equal(DeviceType.CPU, CPU.type);
        Assert.Equal("cpu", device("cpu").ToString());
        Assert.Equal("cuda:1", device("cuda", 1).ToString());
        Assert.ThrowsAny<Exception>(() => new Device("abacus"));
    }

    [Fact]
    public void Cuda_SaysWhetherItIsThere()
    {
        Assert.Equal(cuda.is_available(), cuda.device_count() > 0);
        Assert.Equal(cuda.is_available(), cuda_is_available());
        if (!cuda.is_available())
        {
            Assert.ThrowsAny<Exception>(() => ones(1, device: CUDA));
            Assert.ThrowsAny<Exception>(() => InitializeDeviceType(DeviceType.CUDA));
        }
    }

    [Fact]
    public void MetaDevice_HasShapesOnly()
    {
        using Tensor x = ones(2, 3, device: META);
        using Tensor y = x.matmul(x.t());

        Assert.Equal([2, 2], y.shape);
        Assert.Equal(DeviceType.META, y.device_type);
    }
}
