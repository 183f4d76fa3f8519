namespace Experiments;

/// <summary>A second passes whenever someone looks, so that progress is told at every step.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => ++_seconds;
}
