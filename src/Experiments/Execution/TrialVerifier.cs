using Experiments.Data;
using Experiments.Spec;
using Experiments.Trials;
using TorchSharp;

namespace Experiments.Execution;

/// <summary>
/// Runs trials of a run once more, from what its folder says alone, and compares. The folder is only read.
/// </summary>
/// <param name="folder">The run's folder.</param>
/// <param name="data">Where datasets are looked for.</param>
/// <param name="tolerance">What numbers may differ by: absolutely up to 1, relatively above.</param>
/// <param name="time">Measures durations.</param>
/// <param name="progress">Told what happens, on the calling thread.</param>
public sealed class TrialVerifier(
    RunFolder folder,
    DataLocation data,
    double tolerance,
    TimeProvider time,
    IProgress<RunEvent> progress) : IProgress<RunEvent>
{
    /// <summary>How a difference names the file of weights.</summary>
    public const string Weights = "weights";

    /// <summary>How a difference names the file of all that the model says.</summary>
    public const string Logits = "logits";

    /// <summary>How a difference names the file of predictions.</summary>
    public const string Predictions = "predictions";

    /// <summary>Processor threads; null for as many as the trial was trained with. Default: null.</summary>
    public int? Threads { get; init; }

    /// <summary>Where to train; null for where the trial was trained. Default: null.</summary>
    public string? Device { get; init; }

    /// <summary>The trials of a run that have an outcome, in the order of the plan.</summary>
    /// <exception cref="ExperimentException">
    /// The folder holds no run, or files in it are damaged; kind Results.
    /// </exception>
    public static IReadOnlyList<TrialOutcome> Outcomes(RunFolder folder) =>
        folder.Outcomes(TrialPlan.All(StoredExperiment.ReadCopy(folder)));

    /// <summary>Runs trials again, one after the other; <see cref="TrialVerified"/> tells of each.</summary>
    /// <param name="outcomes">The trials, as they came out before.</param>
    /// <param name="cancellation">Stops at the next training step.</param>
    /// <exception cref="ExperimentException">
    /// The data, the device or libtorch is missing, or nothing can be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<TrialVerification> Run(IReadOnlyList<TrialOutcome> outcomes, CancellationToken cancellation)
    {
        var experiment = StoredExperiment.ReadCopy(folder);
        var history = RunHistory.Read(folder);
        var dataset = DatasetLoader.Load(experiment.Base.Data.Dataset, data, progress, cancellation);
        var place = Directory.CreateTempSubdirectory("experiments-verify-");
        try
        {
            var verifications = new List<TrialVerification>();
            foreach (var outcome in outcomes)
            {
                verifications.Add(outcome.Status == TrialStatus.Failed
                    ? NotComparable(outcome)
                    : Verify(outcome, experiment, history, dataset, new(place.FullName), cancellation));
                progress.Report(new TrialVerified(verifications[^1]));
            }
            return verifications;
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    void IProgress<RunEvent>.Report(RunEvent value)
    {
        // What a cancelled trial saved goes with the temporary folder.
        if (value is not TrialSaved)
        {
            progress.Report(value);
        }
    }

    private TrialVerification Verify(
        TrialOutcome stored,
        Experiment experiment,
        RunHistory history,
        Dataset dataset,
        RunFolder again,
        CancellationToken cancellation)
    {
        var plan = stored.Plan;
        var start = history.StartOf(folder.Trial(plan));
        var environment = RunEnvironment.Start(
            Threads ?? start?.Threads ?? Environment.ProcessorCount, Device ?? start?.Device ?? DeviceChoice.Auto);
        var conditions = new TrialConditions(environment.DecidingFacts);
        var runner = new TrialRunner(
            experiment, dataset, again, torch.device(environment.Device), conditions, time, this);
        var repeated = runner.Run(plan, cancellation);
        var verification = Judge(stored, repeated with { Inexact = stored.Inexact }, again, () =>
        [
            .. stored.Inexact.Select(change => $"the trial was stopped, and went on where {change}"),
            .. Causes(start, environment, history, dataset),
        ]);
        again.Trial(plan).Remove();
        return verification;
    }

    private TrialVerification Judge(
        TrialOutcome stored, TrialOutcome repeated, RunFolder again, Func<IReadOnlyList<string>> causes)
    {
        var (plan, former, latter) = (stored.Plan, folder.Trial(stored.Plan), again.Trial(stored.Plan));
        var comparison = TrialComparison.Between(stored, repeated, tolerance);
        if (comparison.First is { } first)
        {
            return new(
                plan,
                comparison.FirstBeyond is null ? Agreement.WithinTolerance : Agreement.Different,
                comparison.FirstBeyond ?? first,
                comparison.Largest,
                causes());
        }
        (string What, string Old, string Now)[] files =
        [
            (Weights, former.Weights, latter.Weights),
            (Logits, former.Logits, latter.Logits),
            (Predictions, former.Predictions, latter.Predictions),
        ];
        foreach (var (what, old, now) in files)
        {
            if (stored.Status == TrialStatus.Completed && !HaveSameBytes(old, now))
            {
                return new(
                    plan,
                    Agreement.Different,
                    new(null, what, File.Exists(old) ? "other bytes" : "none", "other bytes"),
                    0,
                    [
                        $"{old} was changed or removed after the training, since every number of epochs and test came "
                        + "out the same",
                    ]);
            }
        }
        return new(plan, Agreement.BitEqual, null, 0, []);
    }

    private static List<string> Causes(
        RecordedStart? start, RunEnvironment environment, RunHistory history, Dataset dataset)
    {
        var causes = new List<string>();
        if (dataset.Sha256 != history.Sha256)
        {
            causes.Add($"the data is other data: its SHA-256 was {history.Sha256}, now it is {dataset.Sha256}");
        }
        causes.AddRange(RunRecord.Facts(environment)
            .Select(fact => (fact.Key, Was: start?.Facts.GetValueOrDefault(fact.Key), Is: fact.Value?.ToString()))
            .Where(fact => fact.Was != fact.Is)
            .Select(fact => $"{fact.Key} was {fact.Was ?? "not recorded"}, now {fact.Is}"));
        return causes.Count > 0
            ? causes
            :
            [
                "data, versions, processor, threads and device are those that run.json tells: the stored files may "
                + "have been changed",
            ];
    }

    private static TrialVerification NotComparable(TrialOutcome outcome) => new(
        outcome.Plan, Agreement.NotComparable, null, 0, [$"the trial failed: {outcome.Reason}"]);

    private static bool HaveSameBytes(string first, string second)
    {
        if (!File.Exists(first) || new FileInfo(first).Length != new FileInfo(second).Length)
        {
            return false;
        }
        using var left = File.OpenRead(first);
        using var right = File.OpenRead(second);
        var (one, other) = (new byte[1 << 16], new byte[1 << 16]);
        int count;
        while ((count = left.ReadAtLeast(one, one.Length, throwOnEndOfStream: false)) > 0)
        {
            right.ReadAtLeast(other, other.Length, throwOnEndOfStream: false);
            if (!one.AsSpan(0, count).SequenceEqual(other.AsSpan(0, count)))
            {
                return false;
            }
        }
        return true;
    }
}
