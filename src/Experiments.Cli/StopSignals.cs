using System.Runtime.InteropServices;

namespace Experiments.Cli;

/// <summary>
/// Turns Ctrl+C, SIGTERM and SIGHUP into a cancellation: the first one is told at once and asks the work to stop, a
/// second one ends the process on the spot. What is on disk is complete or absent at any moment, so both are safe.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action<PosixSignal> _told;
    private readonly Action<int> _leave;
    private int _count;

    /// <summary>Listens from now on, until disposed.</summary>
    /// <param name="told">Called at the first signal, on a thread of its own.</param>
    /// <param name="resumed">Called when the program goes on after it was suspended.</param>
    public StopSignals(Action<PosixSignal> told, Action resumed)
        : this(told, ProcessEnd.Now)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Receive(context.Signal);
            }));
        }
        if (!OperatingSystem.IsWindows())
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => resumed()));
        }
    }

    /// <summary>Listens to no signals of the process.</summary>
    internal StopSignals(Action<PosixSignal> told, Action<int> leave)
    {
        _told = told;
        _leave = leave;
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The first signal; null while there was none.</summary>
    public PosixSignal? Received { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
        _source.Dispose();
    }

    internal void Receive(PosixSignal signal)
    {
        if (Interlocked.Increment(ref _count) > 1)
        {
            // Writes nothing: the terminal may be what hangs.
            _leave(ExitCode.Of(signal));
            return;
        }
        Received = signal;
        try
        {
            // Before the cancellation, so that what the stopped work says comes after it.
            _told(signal);
        }
        finally
        {
            _source.Cancel();
        }
    }
}
