namespace Experiments.Training;

/// <summary>How fast training goes, and when it is time to tell.</summary>
internal sealed class Pace(TimeProvider time, int epochCount, int stepCount)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long _started = time.GetTimestamp();
    private long _told = time.GetTimestamp();
    private long _epochStarted;
    private int _epoch;

    /// <summary>Time since the epoch began.</summary>
    public TimeSpan EpochDuration => time.GetElapsedTime(_epochStarted);

    /// <summary>Begins an epoch.</summary>
    public void StartEpoch(int epoch)
    {
        _epochStarted = time.GetTimestamp();
        _epoch = epoch;
    }

    /// <summary>Whether a quarter of a second has passed since this was last true.</summary>
    public bool IsTimeToTell()
    {
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_told, now) < Interval)
        {
            return false;
        }
        _told = now;
        return true;
    }

    /// <summary>How far training is.</summary>
    public StepsDone Tell(StepMetrics metrics)
    {
        // The steps to come are taken to last as long as those before, validation in between included.
        var done = ((_epoch - 1L) * stepCount) + metrics.StepCount;
        var left = ((long)epochCount * stepCount) - done;
        return new(
            _epoch,
            metrics.StepCount,
            stepCount,
            metrics.Loss,
            metrics.Accuracy,
            metrics.ExampleCount / EpochDuration.TotalSeconds,
            time.GetElapsedTime(_started) * ((double)left / done));
    }
}
