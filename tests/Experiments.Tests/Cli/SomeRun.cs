using Experiments.Data;
using Experiments.Execution;
using Experiments.Execution.Cleaning;
using Experiments.Metrics;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;

namespace Experiments.Cli;

/// <summary>A run and what it tells.</summary>
internal static class SomeRun
{
    public static DatasetDescription Dataset { get; } =
        new("digits", new(1, 28, 28), [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")], 12_000, 2_000);

    public static ExperimentSpec Spec { get; } = Some.Spec with
    {
        Published = new Published
        {
            Source = "An article",
            TestAccuracy = 0.9887,
            TestLoss = 0.0347,
            ValidationAccuracy = [0.9801, 0.9872],
            ValidationLoss = [0.0685, 0.0457],
            Notes = ["The figures are those of a single run.", "The code that is printed does not run."],
        },
        Trials = new TrialsSpec { Count = 3 },
    };

    public static RunFolder Folder { get; } = new("/mine/results/tiny/0123456789");

    public static ExperimentRead Read { get; } =
        new("tiny.yaml", Experiment.Of(Spec), Dataset);

    /// <summary>A sweep over two rates, with three seeds.</summary>
    public static Experiment Sweep { get; } = Some.Sweep(0.25, 0.5) with { Base = Spec };

    public static TrialPlan Plan(ulong seed) => new("base", seed);

    public static StepDone Step(int epoch, int step, double loss = 0.1234) =>
        new(Plan(1), epoch, step, 375, loss, 0.9634, 1032.4, TimeSpan.FromSeconds(44.2));

    public static EpochDone Epoch(int number, bool isValidated = true) => new(
        Plan(1),
        2,
        new EpochRecord(
            number,
            TrainingLoss: 0.2345,
            TrainingAccuracy: 0.9301,
            ValidationLoss: isValidated ? 0.0685 : null,
            ValidationAccuracy: isValidated ? 0.9801 : null,
            LearningRate: 0.001,
            TimeSpan.FromSeconds(46.12)));

    public static TrialOutcome Completed(ulong seed) => new(
        Plan(seed),
        TrialStatus.Completed,
        null,
        [Epoch(1).Record, Epoch(2).Record with { Epoch = 2, ValidationAccuracy = 0.98 + (seed / 1000.0) }],
        0.04 - (seed / 1000.0),
        0.985 + (seed / 1000.0),
        TimeSpan.FromSeconds(146));

    public static TrialOutcome Diverged(ulong seed) => new(
        Plan(seed),
        TrialStatus.Diverged,
        "The loss became infinite in epoch 2, step 17. Lower the learning rate.",
        [Epoch(1).Record],
        null,
        null,
        TimeSpan.FromSeconds(77));

    public static RunEnded Ended(params IReadOnlyList<TrialOutcome> outcomes) =>
        new("tiny.yaml", Experiment.Of(Spec), Dataset, new RunSummary(Folder, outcomes, AlreadyComplete: false));

    /// <summary>The same run of another spec.</summary>
    public static RunEnded With(this RunEnded ended, Func<ExperimentSpec, ExperimentSpec> change) =>
        ended with { Experiment = Experiment.Of(change(ended.Experiment.Base)) };

    /// <summary>The same run at work: of six trials one completed, one diverged, two are running.</summary>
    public static RunStatus Status { get; } = new(
        Folder,
        Experiment.Of(Spec with { Trials = new TrialsSpec { Count = 6 } }),
        new RunOwner(4711, "zen", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero),
        PlannedCount: 6,
        [Completed(1), Diverged(2)],
        [new RunningTrial(Plan(3), 2, [Epoch(1).Record]), new RunningTrial(Plan(4), 2, [])])
    {
        SavedCount = 1,
        Command = "./run.sh tiny.yaml --jobs 2",
    };

    public static ExplainedValue Value { get; } =
        new(
            "training.optimizer.adam.epsilon",
            "1e-07",
            "default of conventions: keras (pytorch: 1e-08)",
            IsDefault: true)
        {
            WrittenPath = "training.optimizer.adam.epsilon",
        };

    public static TrialsPlanned Planned { get; } = new(
        new("tiny.yaml", Sweep, Dataset),
        new RunForecast(
            Folder,
            [
                new(new("rate-0.25", 1), HasEnded: true, TimeSpan.FromSeconds(146)),
                new(new("rate-0.25", 2, 1), HasEnded: false, TimeSpan.FromSeconds(146)),
                new(new("rate-0.5", 1), HasEnded: false, null),
            ],
            Jobs: 2,
            Announcement: null));

    public static TrialEstimate Estimate { get; } = new(
        TimeSpan.FromMilliseconds(115.4), 1109.2, 2552, TimeSpan.FromSeconds(46.1), TimeSpan.FromSeconds(142.3));

    public static IReadOnlyList<SpecDifference> Differences { get; } =
    [
        new("training.epochs", "2", "3"), new("augmentation", null, "{rotation: 8deg}"),
    ];

    public static IReadOnlyList<TrialVerification> Verifications { get; } =
    [
        new(Plan(1), Agreement.BitEqual, null, 0, []),
        new(
            Plan(2),
            Agreement.WithinTolerance,
            new(1, "training_loss", "0.2345", "0.2346"),
            0.0001,
            ["threads was 1, now 2", "libtorch was 1.13.1, now 2.1.0"]),
        new(
            Plan(3),
            Agreement.Different,
            new(12, "validation_loss", "0.0685", "0.0701"),
            0.0016,
            ["the data is other data: ..."]),
        new(
            Plan(4),
            Agreement.Different,
            new(null, "weights", "other bytes", "other bytes"),
            0,
            ["the file was changed"]),
        new(Plan(5), Agreement.NotComparable, null, 0, ["the trial failed: out of luck"]),
    ];

    public static RunComparison Comparison { get; } = new(
        Folder,
        new("/mine/results/tiny/fedcba9876"),
        Differences,
        [new("threads", "1", "1 and 2"), new("git", "", "0a1b2c3")],
        [
            new("rate-0.25", "test_accuracy", new(0.9877, 0.0012, 5), new(0.9901, null, 1)),
            new("rate-0.5", "test_loss", new(0.0412, 0.0031, 5), null),
        ],
        new(3, 1, 6, 0));

    /// <summary>Three variants, of which one has no trial.</summary>
    public static VariantComparison Ranked { get; } = new(
        Leaderboard.Of(
        [
            new("tiny/rate-0.5", new Dictionary<(ulong, int?), double> { [(1, null)] = 0.9865, [(2, null)] = 0.9871 }),
            new("tiny/rate-0.25", new Dictionary<(ulong, int?), double> { [(1, null)] = 0.9912, [(2, null)] = 0.9919 }),
        ]),
        [Compared("tiny/rate-0.25"), Compared("tiny/rate-0.5")],
        ["tiny/rate-0.75"])
    {
        TestedOn = "digits, 500 test images",
    };

    private static ComparedVariant Compared(string name) => new(
        name,
        new(Folder, Sweep, [], [], new("digits", "00ff", [])),
        Sweep.Variants.First(variant => name.EndsWith(variant.Name, StringComparison.Ordinal)),
        [Completed(1), Completed(2)]);

    /// <summary>A claim that is supported and one that is not.</summary>
    public static IReadOnlyList<JudgedClaim> Judged { get; } =
    [
        new(
            "tiny",
            new("test_accuracy > 0.9", new ClaimedMetric(null, null, "test_accuracy"), new ClaimedNumber(0.9)),
            true,
            "the difference is 0.0866 +- 0.0012 over 3 seeds, p < 0.001"),
        new(
            "tiny",
            new(
                "parameter_count < large.parameter_count",
                new ClaimedMetric("large", null, "parameter_count"),
                new ClaimedMetric(null, null, "parameter_count")),
            false,
            "there is no run of large; run it first"),
    ];

    /// <summary>Two trials that vote.</summary>
    public static EnsembleOutcome Ensemble { get; } = new(
        ["base-s1", "base-s2"],
        Vote.Soft,
        [new(1, new(0.9871, 0.0009, 2), 0.9865, 0.9877), new(2, new(0.9902, null, 1), 0.9902, 0.9902)],
        0.0112,
        new([0.25, 0.75], 0.9904));

    public static Inspection Inspected { get; } = new(
        Folder, Plan(1), new(7, 9, 4, 0.8125f), "9", "4", "conv2d_1_relu", new(32, 26, 26),
        [Folder.Figure("activations-base-s1-conv2d_1_relu-image-7"), Folder.Figure("filters-base-s1-conv2d_1")]);

    public static ImagesPredicted Predicted { get; } = new(
        Folder,
        [Plan(1), Plan(2)],
        [
            new(new("seven.png", [], []), new("7", 0.9934), new("1", 0.0051), 2, 2),
            new(
                new("scans/b.png", [], ["Its colors were turned into gray."]),
                new("4", 0.5125),
                new("9", 0.4871),
                1,
                2),
        ]);

    public static LitterFound Found { get; } = new(
        new("/mine/results"),
        [
            new(Folder, LitterKind.Run, Folder.Path, 12_345_678),
            new(
                new("/elsewhere/tiny/fedcba9876"),
                LitterKind.Unplanned,
                "/elsewhere/tiny/fedcba9876/trials/base-s7",
                98_765),
            new(Folder, LitterKind.Leftover, Folder.Spec + ".0a1b2c3d.partial", 12),
        ],
        [(new("/mine/results/tiny/0000000000"), Status.Owner!)]);

    /// <summary>One event of every kind.</summary>
    public static IReadOnlyList<RunEvent> AllKinds { get; } =
    [
        Read,
        new Explained(
            "tiny.yaml",
            [
                Value,
                Value with { Path = "training.epochs", Value = "3", Origin = "tiny.yaml:9:11", IsDefault = false },
            ]),
        Planned,
        new Probed(Read, [(Read.Variants[0], Estimate)]),
        new ProblemsFound([new("tiny.yaml", 3, 5, "model[0]", "no such layer.")]),
        new Downloading("train-images-idx3-ubyte.gz", 4_400_000, 9_900_000),
        new Notice("Something to know."),
        new SpecChanged(new("/mine/results/tiny/fedcba9876"), Differences),
        new RunStarted(Folder, [Plan(1), Plan(2)], [Completed(1)]),
        new TrialStarted(Plan(1), 2, 48_000),
        new TrialResumed(Plan(1), 2, 188),
        new TrialSaved(Plan(1), 2, 190),
        new TrialToRepeat(Plan(1), "its process was killed by signal 11 (SIGSEGV)"),
        Step(1, 169),
        Epoch(1),
        new TrialEnded(Completed(1), Folder.Trial(Plan(1))),
        Ended(Completed(1), Diverged(2)),
        new PreviewWritten("tiny.yaml", "/results/tiny/preview.png"),
        new TrialVerified(Verifications[1]),
        new RunVerified(Folder, Verifications),
        new RunsCompared(Comparison),
        new VariantsCompared(Ranked),
        new ReportWritten("tiny/0123456789", Folder.Report, Folder.ReportText),
        new ClaimsJudged(Judged),
        new EnsembleComputed(Ensemble),
        new ModelInspected(Inspected),
        Predicted,
        Found,
        new LitterRemoved([Found.Litter[0]]),
        new StatusRead(Status),
        new RunsListed(new ResultsFolder("/mine/results"), [Status]),
        new StopRequested("SIGINT"),
        new Stopped("./run.sh tiny.yaml"),
        new RunFailed("tiny.yaml", "The disk is full.", 5),
    ];
}
