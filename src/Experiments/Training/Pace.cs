namespace Experiments.Training;

/// <summary>How fast training goes, and when it is time to tell or to save.</summary>
/// <param name="time">Tells the time.</param>
/// <param name="steps">How many steps there are.</param>
/// <param name="start">Where this process takes it up.</param>
internal sealed class Pace(TimeProvider time, TrainingSteps steps, TrainingPoint start)
{
    private static readonly TimeSpan TellInterval = TimeSpan.FromMilliseconds(250);

    // As much work as a kill in a long epoch may cost.
    private static readonly TimeSpan SaveInterval = TimeSpan.FromMinutes(3);

    private readonly long _started = time.GetTimestamp();
    private readonly long _doneBefore = steps.Until(start.Epoch, start.StepsDone);
    private long _told = time.GetTimestamp();
    private long _saved = time.GetTimestamp();
    private long _epochStarted;
    private TimeSpan _epochBefore;
    private int _epoch;

    /// <summary>Time spent in the epoch, by earlier processes too.</summary>
    public TimeSpan EpochDuration => _epochBefore + time.GetElapsedTime(_epochStarted);

    /// <summary>Begins an epoch, or takes it up.</summary>
    public void StartEpoch(TrainingPoint from)
    {
        _epochStarted = time.GetTimestamp();
        _epochBefore = from.EpochDuration;
        _epoch = from.Epoch;
    }

    /// <summary>Whether a quarter of a second has passed since this was last true.</summary>
    public bool IsTimeToTell() => HasPassed(TellInterval, ref _told);

    /// <summary>Whether three minutes have passed since the last checkpoint.</summary>
    public bool IsTimeToSave() => time.GetElapsedTime(_saved) >= SaveInterval;

    /// <summary>A checkpoint was saved.</summary>
    public void NoteSaved() => _saved = time.GetTimestamp();

    /// <summary>How far training is.</summary>
    public StepsDone Tell(StepMetrics metrics)
    {
        // The steps to come are taken to last as long as those before, validation in between included.
        var done = steps.Until(_epoch, metrics.StepCount);
        var left = steps.All - done;
        return new(
            _epoch,
            metrics.StepCount,
            steps.In(_epoch),
            metrics.Loss,
            metrics.Accuracy,
            metrics.ExampleCount / EpochDuration.TotalSeconds,
            time.GetElapsedTime(_started) * ((double)left / (done - _doneBefore)));
    }

    private bool HasPassed(TimeSpan interval, ref long since)
    {
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(since, now) < interval)
        {
            return false;
        }
        since = now;
        return true;
    }
}
