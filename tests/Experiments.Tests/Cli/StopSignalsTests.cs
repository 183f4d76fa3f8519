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
        signals = new(
            _ => signals!.Receive(PosixSignal.SIGINT),
            () => { },
            code => _happened.Add($"left {code}"),
            TimeProvider.System);

        signals.Receive(PosixSignal.SIGINT);
        signals.Dispose();

        Assert.Equal(["left 130"], _happened);
    }

    [Fact]
    public void Work_ThatDoesNotStop_IsLeftWithinFiveSeconds()
    {
        var time = new TimersOnly();
        using var signals = Make(time);

        signals.Receive(PosixSignal.SIGTERM);

        Assert.InRange(time.Due, TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(4.8));
        time.Elapse();
        Assert.Equal(["told SIGTERM", "overdue", "left 143"], _happened);
    }

    private StopSignals Make(TimeProvider? time = null) => new(
        signal => _happened.Add($"told {signal}"),
        () => _happened.Add("overdue"),
        code => _happened.Add($"left {code}"),
        time ?? TimeProvider.System);

    private sealed class TimersOnly : TimeProvider
    {
        public TimeSpan Due { get; private set; }

        public Action Elapse { get; private set; } = () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            Elapse = () => callback(state);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
