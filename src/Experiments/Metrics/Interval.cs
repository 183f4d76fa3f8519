namespace Experiments.Metrics;

/// <summary>Where a true value lies, at the level that whoever made it states.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half of its width: what stands after +-.</summary>
    public double Margin => (High - Low) / 2;

    /// <summary>The part of it where a share can lie: from 0 to 1.</summary>
    public Interval OfShares => new(Math.Clamp(Low, 0, 1), Math.Clamp(High, 0, 1));
}
