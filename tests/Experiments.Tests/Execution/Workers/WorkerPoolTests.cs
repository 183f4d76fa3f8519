using Experiments.Cli;
using Experiments.Files;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution.Workers;

/// <summary>Trials in real worker processes.</summary>
[Collection(nameof(TorchAlone))]
public sealed class WorkerPoolTests : IDisposable
{
    private static readonly ExperimentSpec FourTrials = Some.Spec with { Trials = new TrialsSpec { Count = 4 } };

    // Long enough that a process found by its command line is still at the trial that it was looked for.
    private static readonly ExperimentSpec FourLongTrials =
        FourTrials with { Training = FourTrials.Training with { Epochs = 40 } };

    private readonly TemporaryFolder _folder = new();
    private readonly RunEvents _events = new();

    private static WorkerStart Program => new("dotnet", [typeof(CommandLine).Assembly.Location, "worker"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_InAnyNumberOfProcesses_GivesTheSameBits()
    {
        var alone = FileSnapshot.Numbers(
            Run(FourTrials, "alone", new() { Data = new(Offline: true), Threads = 1 }).Folder.Path);
        var one = FileSnapshot.Numbers(Run(FourTrials, "one", Jobs(1)).Folder.Path);
        var three = FileSnapshot.Numbers(Run(FourTrials, "three", Jobs(3)).Folder.Path);

        Assert.Contains(Path.Combine("trials", "base-s4", "weights.safetensors"), alone.Keys);
        Assert.Equal(alone, one);
        Assert.Equal(alone, three);
    }

    [Fact]
    public void Run_TellsOfEveryTrialAndEpoch_OnTheCallingThread()
    {
        var threads = new HashSet<int>();
        _events.On<RunEvent>(_ => threads.Add(Environment.CurrentManagedThreadId));

        var summary = Run(FourTrials, "out", Jobs(2));

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
        Assert.Equal(4, _events.OfType<TrialStarted>().Count());
        Assert.Equal(8, _events.OfType<EpochDone>().Count());
        Assert.Equal(
            summary.Outcomes.Select(outcome => outcome.Plan),
            _events.OfType<TrialEnded>().Select(ended => ended.Outcome.Plan).OrderBy(plan => plan.Seed));
        Assert.Equal(5, File.ReadAllLines(summary.Folder.Trials).Length);
        Assert.False(File.Exists(summary.Folder.WorkerLock));
    }

    [Fact]
    public void Run_OfWhichAWorkerIsKilledOnce_GoesOnAsIfNothingWas()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds workers in /proc.");
        var isKilled = false;
        _events.On<TrialStarted>(_ =>
        {
            if (!isKilled)
            {
                isKilled = true;
                KillAWorker();
            }
        });

        // The one worker that there is trains; of two the other might be killed, which has no trial yet.
        var summary = Run(FourLongTrials, "out", Jobs(1));

        Assert.All(summary.Outcomes, outcome => Assert.Equal(TrialStatus.Completed, outcome.Status));
        Assert.StartsWith(
            "its process was killed by signal 9 (SIGKILL): out of memory?",
            Assert.Single(_events.OfType<TrialToRepeat>()).Reason,
            StringComparison.Ordinal);
        Assert.Equal(
            FileSnapshot.Numbers(Run(FourLongTrials, "calm", Jobs(2)).Folder.Path),
            FileSnapshot.Numbers(summary.Folder.Path));
    }

    [Fact]
    public void Run_OfWhichATrialIsKilledEachTime_RecordsItAndFinishesTheOthers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds workers in /proc.");
        _events.On<TrialStarted>(started =>
        {
            if (started.Plan.Seed == 2)
            {
                KillAWorker();
            }
        });

        var summary = Run(FourLongTrials, "out", Jobs(1));

        Assert.Equal(
            [TrialStatus.Completed, TrialStatus.Failed, TrialStatus.Completed, TrialStatus.Completed],
            summary.Outcomes.Select(outcome => outcome.Status));
        Assert.StartsWith("its process was killed by signal 9", summary.Outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, _events.OfType<TrialStarted>().Count(started => started.Plan.Seed == 2));
        Assert.Contains("base-s2,base,2,,failed,", File.ReadAllText(summary.Folder.Trials), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(summary.Folder.Path, "*.partial", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_Cancelled_EndsItsWorkersSoon()
    {
        using var cancellation = new CancellationTokenSource();
        _events.On<TrialStarted>(_ => cancellation.Cancel());
        var endless = FourTrials with { Training = FourTrials.Training with { Epochs = 100_000 } };
        var started = TimeProvider.System.GetTimestamp();

        Assert.ThrowsAny<OperationCanceledException>(() => Run(endless, "out", Jobs(2), cancellation));

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
        Assert.Empty(CliProcess.WorkersIn(_folder.Path));

        // How far each came, time decides; none has ended.
        Assert.Empty(Directory.GetFiles(_folder.At("out"), "trial.json", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_ToStopOnFailure_BeginsNothingAfterIt()
    {
        var diverging = FourTrials with
        {
            Training = FourTrials.Training with { Optimizer = new Optimization.Sgd { LearningRate = 1e30 } },
        };

        var summary = Run(diverging, "out", Jobs(1) with { StopOnFailure = true });

        Assert.Equal(TrialStatus.Diverged, Assert.Single(summary.Outcomes).Status);
        Assert.Equal(3, summary.NotBegunCount);
        Assert.Equal(4, Run(diverging, "out", Jobs(2)).Outcomes.Count);
    }

    [Fact]
    public void Run_WhoseWorkersDoNotStart_SaysWhy()
    {
        var options = Jobs(2) with { Worker = new("sh", ["-c", "echo no libfoo.so >&2; exit 3"]) };
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell.");

        var exception = Assert.Throws<ExperimentException>(() => Run(FourTrials, "out", options));

        Assert.Equal(FailureKind.Environment, exception.Kind);
        Assert.StartsWith(
            "No worker process comes to work; of the last one is known: its process ended with exit code 3: "
            + "no libfoo.so.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithTheThreadsOfItsTrials_KeepsThem()
    {
        Run(FourTrials, "out", Jobs(2));
        var more = FourTrials with { Trials = new TrialsSpec { Count = 5 } };

        Run(more, "out", new() { Data = new(Offline: true) });

        Assert.Equal([1, 1], _events.OfType<RunStarted>().Select(started => started.Threads));
        Assert.DoesNotContain(
            _events.OfType<Notice>(), notice => notice.Text.Contains("threads", StringComparison.Ordinal));
    }

    private static RunOptions Jobs(int jobs) =>
        new() { Data = new(Offline: true), Threads = 1, Jobs = jobs, Worker = Program };

    private RunSummary Run(
        ExperimentSpec spec, string output, RunOptions options, CancellationTokenSource? cancellation = null) =>
        new ExperimentRunner(
            options with { Output = _folder.At(output) }, new BlankRenderer(), TimeProvider.System, _events)
            .Run(Experiment.Of(spec), cancellation?.Token ?? default);

    private sealed class BlankRenderer : IFigureRenderer
    {
        public byte[] ToPng(Figure figure) => [1];
    }

    private void KillAWorker() => CliProcess.Send("KILL", CliProcess.WorkersIn(_folder.Path)[0]);
}
