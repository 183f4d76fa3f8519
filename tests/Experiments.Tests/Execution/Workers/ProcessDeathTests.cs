using Xunit;

namespace Experiments.Execution.Workers;

public sealed class ProcessDeathTests
{
    [Theory]
    [InlineData(137, "", true,
        "its process was killed by signal 9 (SIGKILL): out of memory? Fewer --jobs or a smaller batch_size need less")]
    [InlineData(139, "", true, "its process was killed by signal 11 (SIGSEGV)")]
    [InlineData(134, "Out of memory.", true, "its process was killed by signal 6 (SIGABRT): Out of memory.")]
    [InlineData(70, "NullReferenceException", false, "its process ended with exit code 70: NullReferenceException")]
    [InlineData(0, "", false, "its process ended with exit code 0")]
    public void Death_IsToldInWords(int exitCode, string lastWords, bool mayBeTransient, string words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        var death = new ProcessDeath(exitCode, lastWords);

        Assert.Equal(words, death.ToString());
        Assert.Equal(mayBeTransient, death.MayBeTransient);
    }
}
