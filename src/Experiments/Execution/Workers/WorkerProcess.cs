using System.Diagnostics;
using System.Text;
using Experiments.Trials;

namespace Experiments.Execution.Workers;

/// <summary>A worker, as seen by who started it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // A message of this program and of .NET has three at most.
    private const int LinesKept = 3;

    private readonly Process _process;
    private readonly Queue<string> _lastWords = new();

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Whether it has loaded what it needs.</summary>
    public bool IsReady { get; set; }

    /// <summary>The trial that it works on; null while it works on none.</summary>
    public TrialPlan? Plan { get; set; }

    /// <summary>Whether it was ever given a trial.</summary>
    public bool HasServed { get; private set; }

    /// <summary>Whether it was asked to end.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Starts one.</summary>
    /// <param name="command">How.</param>
    /// <param name="arguments">What follows the command.</param>
    /// <param name="told">
    /// Told of every message, on a thread of the worker's own, and of null when the process has ended.
    /// </param>
    /// <exception cref="ExperimentException">The system starts no process; kind Environment.</exception>
    public static WorkerProcess Start(
        WorkerStart command, IEnumerable<string> arguments, Action<WorkerProcess, object?> told)
    {
        var start = new ProcessStartInfo(command.File, [.. command.Arguments, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        WorkerProcess worker;
        try
        {
            worker = new(Process.Start(start)!);
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception
            or InvalidOperationException)
        {
            throw new ExperimentException(
                FailureKind.Environment,
                $"{command.File}: no worker process can be started: {exception.Message}. Trials that have ended are "
                + "safe. Mend that, or run with --jobs 1 and a single trial at a time, which needs no workers.",
                exception);
        }
        new Thread(() => worker.Listen(told)) { IsBackground = true, Name = "worker" }.Start();
        return worker;
    }

    /// <summary>How it died; only for one that has ended.</summary>
    public ProcessDeath Death() => new(_process.ExitCode, string.Join(' ', _lastWords));

    /// <summary>Gives it a trial to run.</summary>
    public void Send(TrialPlan plan)
    {
        Plan = plan;
        HasServed = true;
        try
        {
            _process.StandardInput.WriteLine(WorkerMessage.Line(plan));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has died, which its listener tells.
        }
    }

    /// <summary>Asks it to end: it does so after the training step at hand.</summary>
    public void Stop()
    {
        IsStopping = true;
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has died, which its listener tells.
        }
    }

    /// <summary>Ends it on the spot.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException
            or System.ComponentModel.Win32Exception)
        {
            // It ended meanwhile.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    // Read on a thread of .NET's pool until the process has ended, and looked at thereafter.
    private void Keep(string line)
    {
        // A stack trace does not say what happened, and is long.
        if (line.Length == 0 || line.StartsWith("at ", StringComparison.Ordinal))
        {
            return;
        }
        _lastWords.Enqueue(line);
        if (_lastWords.Count > LinesKept)
        {
            _lastWords.Dequeue();
        }
    }

    private void Listen(Action<WorkerProcess, object?> told)
    {
        _process.ErrorDataReceived += (_, written) => Keep(written.Data?.Trim() ?? "");
        _process.BeginErrorReadLine();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (WorkerMessage.Read(line) is { } message)
            {
                told(this, message);
            }
        }
        _process.WaitForExit();
        told(this, null);
    }
}
