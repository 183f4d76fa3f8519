using Experiments.Cli.Text;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>
/// The trials at work, as the lines that a terminal draws again: a bar for each, and one for the run.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class LiveTrials(TimeProvider time)
{
    // More than this would push what lasts off a usual window.
    private const int MostShown = 8;

    // More is not shown either.
    private const double Longest = 99 * 24 * 3600;

    private readonly List<Running> _running = [];
    private int _plannedCount = 1;
    private int _finishedCount;
    private int _endedCount;

    // In whole trials, that of which former starts had done a part.
    private double _doneBefore;
    private long _started;

    /// <summary>A run begins.</summary>
    public void Start(RunStarted started)
    {
        _running.Clear();
        _plannedCount = started.Planned.Count;
        _finishedCount = started.Finished.Count;
        _endedCount = 0;
        _doneBefore = 0;
        _started = time.GetTimestamp();
    }

    /// <summary>A trial begins, maybe anew.</summary>
    public void Begin(TrialStarted started)
    {
        _running.RemoveAll(running => running.Started.Plan == started.Plan);
        _running.Add(new(started));
    }

    /// <summary>A trial goes on where a former start, or a worker that died, left it.</summary>
    public void Resume(TrialResumed resumed)
    {
        if (Find(resumed.Plan) is { } running)
        {
            running.IsResumed = true;
        }
    }

    /// <summary>A trial is somewhere.</summary>
    public void Follow(StepDone step)
    {
        if (Find(step.Plan) is not { } running)
        {
            return;
        }
        if (running.IsResumed && running.Step is null)
        {
            _doneBefore += ProgressText.ShareOf(step, running.Started.EpochCount);
        }
        running.Step = step;
    }

    /// <summary>A trial is at work no more, and will be tried again.</summary>
    public void Lose(TrialPlan plan) => _running.RemoveAll(running => running.Started.Plan == plan);

    /// <summary>A trial has ended.</summary>
    public void End(TrialPlan plan)
    {
        _endedCount++;
        Lose(plan);
    }

    /// <summary>The lines; none before the first step of a run and after its last trial.</summary>
    public IReadOnlyList<Line> ToLines(int width, Glyphs glyphs)
    {
        var known = _running.Where(running => running.Step is not null).ToList();
        var lines = new List<Line>();
        if (known.Count == 1)
        {
            lines.AddRange(ProgressText.Of(known[0].Step!, known[0].Started.EpochCount, width, glyphs));
        }
        else
        {
            lines.AddRange(known.Take(MostShown).Select(running =>
                ProgressText.Row(running.Step!, running.Started.EpochCount, width, glyphs)));
            if (known.Count > MostShown)
            {
                lines.Add(new($"and {Numbers.Count(known.Count - MostShown, "trial")} more", Ink.Faint));
            }
        }

        // It stays while one trial has ended and the next one has not come to its first step.
        var toCome = _plannedCount - _finishedCount;
        var done = _endedCount + known.Sum(running => running.Share);
        if (_plannedCount > 1 && done > _doneBefore && _endedCount < toCome)
        {
            // The trials to come are taken to be as long as those before.
            var left = time.GetElapsedTime(_started).TotalSeconds * ((toCome - done) / (done - _doneBefore));
            lines.Add(ProgressText.OfRun(
                _finishedCount + _endedCount,
                _plannedCount,
                (_finishedCount + done) / _plannedCount,
                TimeSpan.FromSeconds(Math.Min(left, Longest)),
                width,
                glyphs));
        }
        return lines;
    }

    private Running? Find(TrialPlan plan) => _running.Find(running => running.Started.Plan == plan);

    private sealed class Running(TrialStarted started)
    {
        public TrialStarted Started { get; } = started;

        public bool IsResumed { get; set; }

        public StepDone? Step { get; set; }

        public double Share => ProgressText.ShareOf(Step!, Started.EpochCount);
    }
}
