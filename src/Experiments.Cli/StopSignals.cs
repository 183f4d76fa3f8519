using System.Runtime.InteropServices;

namespace Experiments.Cli;

/// <summary>
/// Turns Ctrl+C, SIGTERM and SIGHUP into a cancellation: the first one is told at once and asks the work to stop, a
/// second one ends the process on the spot, and so does work that goes on for five seconds. What is on disk is complete
/// or absent at any moment, so all of it is safe.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // Workers have four and a half of the five seconds that the whole program takes at most.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.7);

    // For the last words: what they are written to may be what hangs.
    private static readonly TimeSpan PatienceForWords = TimeSpan.FromSeconds(0.2);

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action<PosixSignal> _told;
    private readonly Action _overdue;
    private readonly Action<int> _leave;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private int _count;

    /// <summary>Listens from now on, until disposed.</summary>
    /// <param name="told">Called at the first signal, on a thread of its own.</param>
    /// <param name="overdue">Called before the process ends since the work does not; on a thread of its own.</param>
    /// <param name="resumed">Called when the program goes on after it was suspended.</param>
    /// <param name="time">Says when five seconds are over.</param>
    public StopSignals(Action<PosixSignal> told, Action overdue, Action resumed, TimeProvider time)
        : this(told, overdue, ProcessEnd.Now, time)
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
    internal StopSignals(Action<PosixSignal> told, Action overdue, Action<int> leave, TimeProvider time)
    {
        _told = told;
        _overdue = overdue;
        _leave = leave;
        _time = time;
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
        _timer?.Dispose();
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
        _timer = _time.CreateTimer(_ => LeaveLate(signal), null, Patience, Timeout.InfiniteTimeSpan);
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

    private void LeaveLate(PosixSignal signal)
    {
        var words = new Thread(() => _overdue()) { IsBackground = true, Name = "last words" };
        words.Start();
        words.Join(PatienceForWords);
        _leave(ExitCode.Of(signal));
    }
}
