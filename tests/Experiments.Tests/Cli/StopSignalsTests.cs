using System.Runtime.InteropServices;
using Xunit;

namespace Experiments.Cli;

public sealed class StopSignalsTests
{
    private readonly List<string> _happened = [];

    [Fact]
    public void FirstSignal_IsTold_ThenStopsTheWork()
    {
        using var signals = Make();
        signals.Token.Register(() => _happened.Add("cancelled"));

        signals.Receive(PosixSignal.SIGTERM);

        Assert.Equal(["told SIGTERM", "cancelled"], _happened);
        Assert.Equal(PosixSignal.SIGTERM, signals.Received);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    [InlineData(PosixSignal.SIGHUP, 129)]
    public void SecondSignal_LeavesAtOnce(PosixSignal signal, int exitCode)
    {
        using var signals = Make();

        signals.Receive(PosixSignal.SIGINT);
        signals.Receive(signal);

        Assert.Equal(["told SIGINT", $"left {exitCode}"], _happened);
    }

    [Fact]
    public void SecondSignal_LeavesAtOnce_WhileTheFirstIsStillBeingTold()
    {
        // As where the terminal takes no more text.
        StopSignals? signals = null;
        signals = new(_ => signals!.Receive(PosixSignal.SIGINT), code => _happened.Add($"left {code}"));

        signals.Receive(PosixSignal.SIGINT);
        signals.Dispose();

        Assert.Equal(["left 130"], _happened);
    }

    private StopSignals Make() => new(signal => _happened.Add($"told {signal}"), code => _happened.Add($"left {code}"));
}
