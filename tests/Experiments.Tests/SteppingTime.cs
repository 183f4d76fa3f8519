namespace Experiments;

/// <summary>A second, or more, passes whenever someone looks, so that progress is told at every step.</summary>
internal sealed class SteppingTime(int secondsPerLook = 1) : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _seconds += secondsPerLook;
}
