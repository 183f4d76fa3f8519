using Experiments.Cli.Text;
using Experiments.Trials;

namespace Experiments.Cli.Outputs;

/// <summary>
/// Tells people what happens: results on one screen, problems and notices on the other. On a terminal the trial at work
/// is shown in lines that are drawn again in place; elsewhere each epoch is a line.
/// </summary>
/// <remarks>Events may come from the training thread and from the one that handles signals.</remarks>
/// <param name="screen">For results and progress.</param>
/// <param name="error">For problems and notices.</param>
/// <param name="time">The clock.</param>
/// <param name="shortPath">How a path is best shown.</param>
internal sealed class HumanOutput(Screen screen, Screen error, TimeProvider time, Func<string, string> shortPath)
    : IProgress<RunEvent>
{
    private readonly Lock _lock = new();
    private readonly LiveArea? _live = screen.Traits.CanRedraw ? new(screen) : null;
    private readonly List<TrialPlan> _waiting = [];
    private int _plannedCount;
    private TrialStarted? _trial;
    private long _trialStart;
    private string _download = "";
    private bool _hasWritten;
    private bool _isGapDue;

    /// <inheritdoc/>
    public void Report(RunEvent value)
    {
        lock (_lock)
        {
            Tell(value);
        }
    }

    /// <summary>Draws below from now on: the cursor is no longer where it was.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _live?.Forget();
        }
    }

    private void Tell(RunEvent told)
    {
        switch (told)
        {
            case ExperimentRead read:
                WriteSection(ModelText.Of(read, screen.Width, screen.Traits.Glyphs));
                break;
            case TrialsPlanned planned:
                WriteSection(PlanText.Of(planned, screen.Width, screen.Traits.Glyphs, shortPath));
                break;
            case Probed probed:
                WriteSection(ProbeText.Of(probed, screen.Width, screen.Traits.Glyphs));
                break;
            case Explained explained:
                WriteSection(ExplainedText.Of(explained, screen.Width, screen.Traits.Glyphs));
                break;
            case RunStarted started:
                _plannedCount = started.Planned.Count;
                _waiting.Clear();
                _waiting.AddRange(started.Planned.Except(started.Finished.Select(outcome => outcome.Plan)));
                if (started.Finished.Count > 0 && _waiting.Count > 0)
                {
                    var all = Numbers.Count(_plannedCount, "trial");
                    Write([new($"{Numbers.Count(started.Finished.Count)} of {all} had ended before.")]);
                }
                break;
            case TrialStarted started:
                _trial = started;
                _trialStart = time.GetTimestamp();
                _waiting.Remove(started.Plan);
                Write([ProgressText.Of(started)]);
                break;
            case StepDone step when _trial is not null:
                _live?.Show(ProgressText.Of(
                    step, _trial.EpochCount, Position(), Rest(step), _live.Width, screen.Traits.Glyphs));
                break;
            case EpochDone done:
                Write([ProgressText.Of(done, screen.Width)]);
                break;
            case TrialEnded ended:
                _live?.Clear();
                _waiting.Remove(ended.Outcome.Plan);
                Write(ProgressText.Of(ended.Outcome, screen.Width));
                break;
            case Downloading download:
                Follow(download);
                break;
            case RunEnded ended:
                _live?.Clear();
                WriteSection(ResultText.Of(ended, screen.Width, screen.Traits.Glyphs, shortPath));
                break;
            case PreviewWritten preview:
                _live?.Clear();
                Write([new(shortPath(preview.Path))]);
                break;
            default:
                _live?.Clear();
                error.Write(ProblemText.Of(told, error.Width));
                break;
        }
    }

    // Stands apart from what is written before and after it.
    private void WriteSection(IEnumerable<Line> lines)
    {
        _isGapDue = _hasWritten;
        Write(lines);
        _isGapDue = true;
    }

    private void Write(IEnumerable<Line> lines)
    {
        lines = _isGapDue ? [Line.Empty, .. lines] : lines;
        _isGapDue = false;
        _hasWritten = true;
        if (_live is null)
        {
            screen.Write(lines);
        }
        else
        {
            _live.WriteAbove(lines);
        }
    }

    private void Follow(Downloading download)
    {
        if (download.File != _download)
        {
            _download = download.File;
            Write([ProgressText.Of(download)]);
        }
        if (download.Received == download.Total)
        {
            _live?.Clear();
        }
        else
        {
            _live?.Show([ProgressText.Live(download, _live.Width, screen.Traits.Glyphs)]);
        }
    }

    private string Position() => _plannedCount > 1 ? $"{_plannedCount - _waiting.Count} of {_plannedCount}" : "";

    // The trials to come take as long as this one: they differ in their seeds alone.
    private TimeSpan? Rest(StepDone step) => _waiting.Count > 0
        ? step.Remaining + (_waiting.Count * (time.GetElapsedTime(_trialStart) + step.Remaining))
        : null;
}
