using Experiments.Cli.Text;

namespace Experiments.Cli.Outputs;

/// <summary>
/// Tells people what happens: results on one screen, problems and notices on the other. On a terminal the trials at
/// work are shown in lines that are drawn again in place; elsewhere each epoch is a line.
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
    private readonly LiveTrials _trials = new(time);
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
            case SpecChanged changed:
                WriteSection(DifferenceText.Of(changed, screen.Width, shortPath));
                break;
            case RunStarted started:
                _trials.Start(started);
                Write(ProgressText.Of(started));
                break;
            case TrialStarted started:
                _trials.Begin(started);
                Write([ProgressText.Of(started)]);
                break;
            case TrialResumed resumed:
                _trials.Resume(resumed);
                Write([ProgressText.Of(resumed)]);
                break;
            case TrialSaved saved:
                Write([ProgressText.Of(saved)]);
                break;
            case StepDone step:
                _trials.Follow(step);
                ShowTrials();
                break;
            case EpochDone done:
                Write([ProgressText.Of(done, screen.Width)]);
                break;
            case TrialEnded ended:
                _trials.End(ended.Outcome.Plan);
                ShowTrials();
                Write(ProgressText.Of(ended.Outcome, screen.Width));
                break;
            case Downloading download:
                Follow(download);
                break;
            case RunEnded ended:
                _live?.Clear();
                WriteSection(ResultText.Of(ended, screen.Width, screen.Traits.Glyphs, shortPath));
                break;
            case VariantsCompared compared:
                WriteSection(LeaderboardText.Of(compared.Comparison, screen.Width, screen.Traits.Glyphs));
                break;
            case ReportWritten report:
                // In one piece, so that it can be copied or clicked.
                Write(ModelText.Labelled("Report", shortPath(report.Html), int.MaxValue));
                break;
            case ClaimsJudged judged:
                WriteSection(ClaimsText.Of(judged.Claims, screen.Width));
                break;
            case EnsembleComputed computed:
                WriteSection(EnsembleText.Of("", computed.Ensemble, screen.Width, screen.Traits.Glyphs));
                break;
            case ModelInspected inspected:
                _live?.Clear();
                WriteSection(PredictionText.Of(inspected.Inspection, screen.Width, shortPath));
                break;
            case ImagesPredicted predicted:
                _live?.Clear();
                WriteSection(PredictionText.Of(predicted, screen.Width, screen.Traits.Glyphs));
                break;
            case TrialVerified verified:
                _trials.End(verified.Verification.Plan);
                ShowTrials();
                Write(VerificationText.Of(verified.Verification, screen.Width));
                break;
            case RunVerified verified:
                _live?.Clear();
                WriteSection(VerificationText.Of(verified, screen.Width, shortPath));
                break;
            case RunsCompared compared:
                Write(DifferenceText.Of(compared.Comparison, screen.Width, screen.Traits.Glyphs, shortPath));
                break;
            case LitterFound found:
                Write(LitterText.Of(found, screen.Width, screen.Traits.Glyphs));
                break;
            case LitterRemoved removed:
                Write([LitterText.Of(removed)]);
                break;
            case StatusRead read:
                Write(StatusText.Of(read.Status, screen.Width, screen.Traits.Glyphs, shortPath));
                break;
            case RunsListed listed:
                Write(StatusText.Of(listed, screen.Width, screen.Traits.Glyphs, shortPath));
                break;
            case PreviewWritten preview:
                _live?.Clear();
                Write([new(shortPath(preview.Path))]);
                break;
            case TrialToRepeat lost:
                _trials.Lose(lost.Plan);
                goto default;
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

    private void ShowTrials() => _live?.Show(_trials.ToLines(_live.Width, screen.Traits.Glyphs));
}
