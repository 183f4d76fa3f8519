using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class GuardedWriterTests
{
    [Fact]
    public void Write_AfterTheStreamFailed_IsDroppedAndRemembered()
    {
        using var writer = new GuardedWriter(new FullDisk());

        writer.Write("lost");
        writer.Write("lost too");
        writer.Flush();

        Assert.Equal("No space left on device", writer.Failure?.Message);
    }

    [Fact]
    public void Write_ToASoundStream_PassesEverythingOn()
    {
        var inner = new StringWriter();
        using var writer = new GuardedWriter(inner);

        writer.Write("a");
        writer.WriteLine('b');

        Assert.Null(writer.Failure);
        Assert.Equal("ab" + Environment.NewLine, inner.ToString());
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}
