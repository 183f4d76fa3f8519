using Experiments.Data;
using Experiments.Execution;
using Experiments.Execution.Cleaning;
using Experiments.Models;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli;

/// <summary>An experiment file was read and found right.</summary>
/// <param name="File">As the user named it.</param>
/// <param name="Experiment">What it says.</param>
/// <param name="Dataset">What it trains on.</param>
/// <param name="Only">The one variant that is asked for; null for all of them.</param>
internal sealed record ExperimentRead(
    string File, Experiment Experiment, DatasetDescription Dataset, Variant? Only = null) : RunEvent
{
    /// <summary>The variants that it is about.</summary>
    public IReadOnlyList<Variant> Variants => Only is null ? Experiment.Variants : [Only];

    /// <summary>The layers of a variant, with shapes and counts.</summary>
    public ModelSummary ModelOf(Variant variant) => ModelSummary.Of(variant.Spec.Model, Dataset.Shape);
}

/// <summary>What a run would do.</summary>
/// <param name="Read">The experiment.</param>
/// <param name="Forecast">Its trials.</param>
internal sealed record TrialsPlanned(ExperimentRead Read, RunForecast Forecast) : RunEvent;

/// <summary>How long a trial would take, by a short try.</summary>
/// <param name="Read">The experiment.</param>
/// <param name="Probes">What was measured, by the variant's name.</param>
internal sealed record Probed(
    ExperimentRead Read, IReadOnlyList<(Variant Variant, TrialEstimate Estimate)> Probes) : RunEvent;

/// <summary>Where values of an experiment come from.</summary>
/// <param name="File">The experiment file as the user named it.</param>
/// <param name="Values">The values.</param>
/// <param name="IsBrief">Whether origins are told only where they are defaults.</param>
internal sealed record Explained(string File, IReadOnlyList<ExplainedValue> Values, bool IsBrief = false) : RunEvent;

/// <summary>Experiment files, or overrides of them, are wrong, so nothing starts.</summary>
internal sealed record ProblemsFound(IReadOnlyList<SpecProblem> Problems) : RunEvent;

/// <summary>Every trial of a run has ended.</summary>
/// <param name="File">The experiment file as the user named it.</param>
/// <param name="Experiment">What was run.</param>
/// <param name="Dataset">What it was trained on.</param>
/// <param name="Summary">What came out.</param>
internal sealed record RunEnded(string File, Experiment Experiment, DatasetDescription Dataset, RunSummary Summary)
    : RunEvent;

/// <summary>Training images were drawn.</summary>
/// <param name="File">The experiment file as the user named it.</param>
/// <param name="Path">The PNG's full path.</param>
internal sealed record PreviewWritten(string File, string Path) : RunEvent;

/// <summary>A signal asks the program to stop; it does so after the training step at hand.</summary>
/// <param name="Signal">SIGINT, SIGTERM or SIGHUP.</param>
internal sealed record StopRequested(string Signal) : RunEvent;

/// <summary>The program stopped because it was asked to.</summary>
/// <param name="Continuation">The command that goes on from here.</param>
internal sealed record Stopped(string Continuation) : RunEvent;

/// <summary>Something that the user can mend stopped a run.</summary>
/// <param name="File">The experiment file as the user named it; null where it is not about one.</param>
/// <param name="Message">What happened, where, what is safe and what to do next.</param>
/// <param name="ExitCode">The code that the program will end with.</param>
internal sealed record RunFailed(string? File, string Message, int ExitCode) : RunEvent;

/// <summary>Trials of a run were run once more.</summary>
/// <param name="Folder">The run.</param>
/// <param name="Verifications">One a trial.</param>
internal sealed record RunVerified(RunFolder Folder, IReadOnlyList<TrialVerification> Verifications) : RunEvent;

/// <summary>Two runs were compared.</summary>
internal sealed record RunsCompared(RunComparison Comparison) : RunEvent;

/// <summary>What of runs can be removed.</summary>
/// <param name="Results">The folder of results.</param>
/// <param name="Litter">What can.</param>
/// <param name="InUse">Runs that processes work on, which are left alone.</param>
internal sealed record LitterFound(
    ResultsFolder Results,
    IReadOnlyList<Litter> Litter,
    IReadOnlyList<(RunFolder Run, RunOwner Owner)> InUse) : RunEvent;

/// <summary>What was removed.</summary>
internal sealed record LitterRemoved(IReadOnlyList<Litter> Litter) : RunEvent;

/// <summary>How far a run is, as its files tell.</summary>
internal sealed record StatusRead(RunStatus Status) : RunEvent;

/// <summary>Which variants are better than which.</summary>
internal sealed record VariantsCompared(VariantComparison Comparison) : RunEvent;

/// <summary>A report was written.</summary>
/// <param name="Run">The run that it is on, as baseline/0123456789; empty for several.</param>
/// <param name="Html">The full path of the page for a browser.</param>
/// <param name="Markdown">The full path of the same as Markdown.</param>
internal sealed record ReportWritten(string Run, string Html, string Markdown) : RunEvent;

/// <summary>What experiment files claim was held against runs.</summary>
internal sealed record ClaimsJudged(IReadOnlyList<JudgedClaim> Claims) : RunEvent;

/// <summary>What trained models reach together.</summary>
internal sealed record EnsembleComputed(EnsembleOutcome Ensemble) : RunEvent;

/// <summary>A trained model was looked at.</summary>
internal sealed record ModelInspected(Inspection Inspection) : RunEvent;

/// <summary>Trained models were asked about images from outside.</summary>
/// <param name="Folder">The run.</param>
/// <param name="Plans">The trials whose models were asked.</param>
/// <param name="Predictions">One an image.</param>
internal sealed record ImagesPredicted(
    RunFolder Folder, IReadOnlyList<TrialPlan> Plans, IReadOnlyList<ImagePrediction> Predictions) : RunEvent;

/// <summary>All runs in a folder of results, that which was started last first.</summary>
internal sealed record RunsListed(ResultsFolder Results, IReadOnlyList<RunStatus> Runs) : RunEvent;
