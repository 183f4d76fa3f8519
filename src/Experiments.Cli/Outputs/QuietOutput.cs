namespace Experiments.Cli.Outputs;

/// <summary>Passes on what matters after a run: its result, and what went wrong or has to be known.</summary>
internal sealed class QuietOutput(IProgress<RunEvent> output) : IProgress<RunEvent>
{
    /// <inheritdoc/>
    public void Report(RunEvent value)
    {
        if (value is RunEnded or PreviewWritten or VariantsCompared or ReportWritten or ClaimsJudged
            or EnsembleComputed or ModelInspected or ImagesPredicted or StatusRead or RunsListed
            or LitterFound or LitterRemoved or TrialVerified or RunsCompared or Explained or TrialsPlanned or Probed
            or Notice or TrialToRepeat or ProblemsFound or RunFailed or StopRequested or Stopped)
        {
            output.Report(value);
        }
    }
}
