using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

[Collection(ProcessState.Name)]
public class ContextTests
{
    private const string Compiling = "(.NET Tiered";

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
    public void MatrixProduct_OnOneThread_LetsNoOtherWork()
    {
        Assert.SkipUnless(File.Exists("/proc/thread-self/stat"), "Reads the time of each thread from /proc.");
        int before = get_num_threads();
        try
        {
            set_num_threads(1);
            using Tensor x = ones(1000, 1000);
            (long own, long others) = ProcessorTime();
            for (int i = 0; i < 20; i++)
            {
                using Tensor product = nn.functional.linear(x, x);
            }
            (long ownAfter, long othersAfter) = ProcessorTime();

            // A BLAS with threads of its own would let each do as much as this one.
            Assert.True(
                othersAfter - others < 0.5 * (ownAfter - own),
                $"{othersAfter - others} of the other threads, {ownAfter - own} of this one");
        }
        finally
        {
            set_num_threads(before);
        }
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

    // In hundredths of a second.
    // .NET compiles on a thread of its own meanwhile, which has a name of its own.
    private static (long OfThread, long OfOthers) ProcessorTime()
    {
        long own = Sum(File.ReadAllText("/proc/thread-self/stat"));
        long all = Directory.GetDirectories("/proc/self/task")
            .Select(StatOf)
            .Where(stat => !stat.Contains(Compiling, StringComparison.Ordinal))
            .Sum(Sum);
        return (own, all - own);
    }

    // A thread may end before it is read.
    private static string StatOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "stat"));
        }
        catch (IOException)
        {
            return Compiling;
        }
    }

    // The fields utime and stime, counted behind the name, which may hold anything.
    private static long Sum(string stat)
    {
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[11]) + long.Parse(fields[12]);
    }
}
