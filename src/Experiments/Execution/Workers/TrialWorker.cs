using System.Collections.Concurrent;
using Experiments.Data;
using Experiments.Trials;
using TorchSharp;

namespace Experiments.Execution.Workers;

/// <summary>
/// Runs the trials that a run hands to this process, one after the other. All it needs to know stands in the run's
/// folder, so that starting and loading are paid once.
/// </summary>
/// <param name="folder">The run's folder.</param>
/// <param name="threads">Processor threads, 1 or more.</param>
/// <param name="device">Where to train, as run.json names it.</param>
/// <param name="data">Where datasets may be.</param>
/// <param name="allowInexact">Whether a trial that was stopped may go on under other conditions than it began.</param>
/// <param name="time">Measures durations.</param>
public sealed class TrialWorker(
    RunFolder folder, int threads, string device, DataLocation data, bool allowInexact, TimeProvider time)
    : IProgress<RunEvent>
{
    // Less than who started it waits for it, where that still lives.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3.5);

    private readonly Lock _lock = new();
    private Action<string> _say = _ => { };

    /// <summary>
    /// Runs the trials that are handed in until the input ends, which it does when no more are needed, when the run is
    /// stopped and when the process that started this one is gone. The trial at hand is then stopped at its next
    /// training step, with a checkpoint.
    /// </summary>
    /// <param name="input">A trial a line.</param>
    /// <param name="say">
    /// Takes a line for who started this process, with its end; what it throws must not be due to a lost reader.
    /// </param>
    /// <param name="leave">
    /// Ends this process on the spot; called where a training step takes too long after the input's end.
    /// </param>
    public void Run(TextReader input, Action<string> say, Action leave)
    {
        _say = say;

        // Never disposed: who listens may still be at it when the work has failed.
        var stop = new CancellationTokenSource();
        var plans = new BlockingCollection<TrialPlan>();
        new Thread(() => Listen(input, plans, stop, leave)) { IsBackground = true, Name = "plans" }.Start();
        try
        {
            using var share = WorkerLock.Share(folder);
            var runner = Prepare(stop.Token);
            Say(new WorkerReady());
            foreach (var plan in plans.GetConsumingEnumerable(stop.Token))
            {
                runner.Run(plan, stop.Token);
                Say(new WorkerDone(plan));
            }
        }
        catch (OperationCanceledException)
        {
            // The trial at hand goes on another time.
        }
        catch (ExperimentException failure)
        {
            Say(new WorkerFailed(failure.Kind, failure.Message));
        }
    }

    /// <inheritdoc/>
    void IProgress<RunEvent>.Report(RunEvent value) => Say(value);

    private TrialRunner Prepare(CancellationToken cancellation)
    {
        var experiment = StoredExperiment.Read(folder);
        var environment = RunEnvironment.Start(threads, device);
        var dataset = DatasetLoader.Load(experiment.Base.Data.Dataset, data, this, cancellation);
        RunRecord.RequireData(folder, dataset);
        return new(
            experiment,
            dataset,
            folder,
            torch.device(environment.Device),
            new(environment.DecidingFacts, allowInexact),
            time,
            this);
    }

    private static void Listen(
        TextReader input, BlockingCollection<TrialPlan> plans, CancellationTokenSource stop, Action leave)
    {
        while (input.ReadLine() is { } line)
        {
            if (WorkerMessage.Read(line) is TrialPlan plan)
            {
                plans.Add(plan);
            }
        }
        stop.Cancel();
        Thread.Sleep(Patience);
        leave();
    }

    private void Say(object message)
    {
        var line = WorkerMessage.Line(message) + "\n";
        lock (_lock)
        {
            _say(line);
        }
    }
}
