using System.Collections.Concurrent;
using System.Globalization;
using Experiments.Trials;
using static System.FormattableString;

namespace Experiments.Execution.Workers;

/// <summary>
/// Runs trials side by side, each in a process that serves one after the other: what kills one trial costs no other,
/// and random state and threads are each process's own.
/// </summary>
/// <param name="command">How a worker is started.</param>
/// <param name="folder">The run's folder, whose spec.yaml and run.json say all that a worker needs to know.</param>
/// <param name="environment">Threads and device of each worker.</param>
/// <param name="data">The folder of datasets that the user named; null for none.</param>
/// <param name="allowInexact">Whether a trial that was stopped may go on under other conditions than it began.</param>
/// <param name="jobs">Workers at once, 1 or more.</param>
/// <param name="time">Measures how long a trial ran whose worker died.</param>
/// <param name="progress">Told what happens, on the calling thread.</param>
internal sealed class WorkerPool(
    WorkerStart command,
    RunFolder folder,
    RunEnvironment environment,
    string? data,
    bool allowInexact,
    int jobs,
    TimeProvider time,
    IProgress<RunEvent> progress) : ITrialExecutor
{
    // A worker needs a training step, and then has to write; a program that was told to stop has five seconds in all.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private const int BrokenStartsAllowed = 2;

    private readonly BlockingCollection<(WorkerProcess Worker, object? Message)> _inbox = [];
    private readonly List<WorkerProcess> _workers = [];
    private readonly Dictionary<TrialPlan, long> _started = [];
    private readonly LinkedList<TrialPlan> _waiting = new();

    // Trials whose worker died, each once: they have their second attempt alone, after all others, since memory may
    // have been short.
    private readonly LinkedList<TrialPlan> _repeats = new();
    private readonly HashSet<TrialPlan> _repeated = [];
    private int _jobs = jobs;
    private int _brokenStarts;
    private int _killCount;

    /// <inheritdoc/>
    public void Run(IReadOnlyList<TrialPlan> plans, Func<TrialOutcome, bool> ended, CancellationToken cancellation)
    {
        foreach (var plan in plans)
        {
            _waiting.AddLast(plan);
        }
        try
        {
            while (StartMissing())
            {
                switch (_inbox.Take(cancellation))
                {
                    case (var worker, WorkerReady):
                        worker.IsReady = true;
                        Occupy(worker);
                        break;
                    case (var worker, WorkerDone done):
                        worker.Plan = null;
                        var outcome = folder.Trial(done.Plan).Outcome(done.Plan)!;
                        if (!(MemoryShortage.IsBehind(outcome) && Repeat(done.Plan, outcome.Reason!)))
                        {
                            End(outcome);
                        }
                        Occupy(worker);
                        break;
                    case (_, WorkerFailed failed):
                        throw new ExperimentException(failed.Kind, failed.Message);
                    case (_, RunEvent told):
                        progress.Report(told);
                        break;
                    case (var worker, null):
                        Bury(worker, End);
                        break;
                }
            }
        }
        finally
        {
            StopAll(End);
        }

        void End(TrialOutcome outcome)
        {
            if (!ended(outcome))
            {
                _waiting.Clear();
                _repeats.Clear();
            }
        }
    }

    // False when nothing is left to wait for.
    private bool StartMissing()
    {
        var free = _workers.Count(worker => worker.Plan is null && !worker.IsStopping);
        var toBegin = _waiting.Count > 0 ? _waiting.Count : _workers.Count == 0 ? Math.Min(1, _repeats.Count) : 0;
        while (_workers.Count < _jobs && free < toBegin)
        {
            _workers.Add(WorkerProcess.Start(command, Arguments(), (worker, message) => _inbox.Add((worker, message))));
            free++;
        }
        return _workers.Count > 0;
    }

    private IEnumerable<string> Arguments() =>
    [
        folder.Path,
        "--threads", environment.Threads.ToString(CultureInfo.InvariantCulture),
        "--device", environment.Device,
        .. data is null ? Array.Empty<string>() : ["--data", data],
        .. allowInexact ? (string[])["--allow-inexact"] : [],
    ];

    private void Occupy(WorkerProcess worker)
    {
        // One that has trained keeps its memory, so that a repeated trial gets a process of its own.
        var next = _waiting.Count > 0 ? _waiting : _workers.Count == 1 && !worker.HasServed ? _repeats : [];
        if (next.First is not { } first)
        {
            worker.Stop();
            return;
        }
        next.RemoveFirst();
        _started[first.Value] = time.GetTimestamp();
        worker.Send(first.Value);
    }

    private bool Repeat(TrialPlan plan, string reason)
    {
        if (!_repeated.Add(plan))
        {
            return false;
        }
        progress.Report(new TrialToRepeat(plan, reason));
        _repeats.AddLast(plan);
        return true;
    }

    private void Bury(WorkerProcess worker, Action<TrialOutcome> end)
    {
        var death = worker.Death();
        _workers.Remove(worker);
        worker.Dispose();
        if (worker.Plan is { } plan)
        {
            // Once may be anybody; twice is what a lack of memory looks like.
            if (death.WasKilled && ++_killCount > 1 && _jobs > 1)
            {
                GoOnWith(_jobs - 1, "Worker processes are being killed, as where memory is short");
            }

            // It may have died between the last file and the word that it is there. A failure on disk is an earlier
            // start's.
            if (folder.Trial(plan).Outcome(plan) is { Status: not TrialStatus.Failed } outcome)
            {
                end(outcome);
            }
            else if (!(death.MayBeTransient && Repeat(plan, death.ToString())))
            {
                end(DeadTrial.Write(folder.Trial(plan), plan, death.ToString(), time.GetElapsedTime(_started[plan])));
            }
        }
        else if (!worker.IsReady && !worker.IsStopping)
        {
            Note(death);
        }
    }

    // What a process lacks to start, it may get when there are fewer.
    private void Note(ProcessDeath brokenStart)
    {
        if (_workers.Count > 0)
        {
            GoOnWith(_workers.Count, $"A worker process did not come to work: {brokenStart}");
        }
        else if (++_brokenStarts > BrokenStartsAllowed)
        {
            throw new ExperimentException(
                FailureKind.Environment,
                $"No worker process comes to work; of the last one is known: {brokenStart}. Trials that have ended are "
                + "safe. Run the same command again, with --jobs 1 where memory is short.");
        }
    }

    private void GoOnWith(int jobs, string reason)
    {
        _jobs = jobs;
        progress.Report(new Notice(Invariant($"{reason}. The run goes on with {jobs} at once.")));
    }

    private void StopAll(Action<TrialOutcome> end)
    {
        _workers.ForEach(worker => worker.Stop());
        try
        {
            AwaitEnds(Patience, end);
        }
        finally
        {
            _workers.ForEach(worker => worker.Kill());
            AwaitEnds(TimeSpan.FromSeconds(0.5), _ => { });
        }
    }

    private void AwaitEnds(TimeSpan patience, Action<TrialOutcome> end)
    {
        var started = time.GetTimestamp();
        while (_workers.Count > 0 && patience - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero
            && _inbox.TryTake(out var told, left))
        {
            switch (told)
            {
                case (var worker, WorkerDone done):
                    worker.Plan = null;
                    end(folder.Trial(done.Plan).Outcome(done.Plan)!);
                    break;
                case (_, RunEvent saying):
                    progress.Report(saying);
                    break;
                case (var worker, null):
                    _workers.Remove(worker);
                    worker.Dispose();
                    break;
            }
        }
    }
}
