using TorchSharp;
using Xunit;

namespace Experiments.Execution;

public sealed class DeviceChoiceTests
{
    [Theory]
    [InlineData("cpu")]
    [InlineData("cuda")]
    [InlineData("cuda:0")]
    [InlineData("cuda:12")]
    [InlineData("auto")]
    public void Complaint_AboutADevice_IsNone(string text) => Assert.Null(DeviceChoice.Complaint(text));

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("CPU")]
    public void Complaint_AboutSomethingElse_NamesWhatBelongsThere(string text) =>
        Assert.Equal(
            $"'{text}' is no device: cpu, cuda, cuda:0, cuda:1 and so on, or auto.", DeviceChoice.Complaint(text));

    [Fact]
    public void Cuda_WhereThereIsNone_IsRefused()
    {
        Assert.SkipWhen(torch.cuda_is_available(), "There is a CUDA device.");

        var exception = Assert.Throws<ExperimentException>(() => DeviceChoice.Choose("cuda:1", null));

        Assert.Equal(FailureKind.Environment, exception.Kind);
        Assert.Contains(
            "--device cuda:1: there is no such device: libtorch", exception.Message, StringComparison.Ordinal);
        Assert.Contains("finds no CUDA device. Nothing was started.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("cpu", DeviceChoice.Choose("auto", null));
        Assert.Equal("cpu", DeviceChoice.Choose("auto", "cuda:0"));
    }
}
