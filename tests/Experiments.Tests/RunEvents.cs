using System.Collections;

namespace Experiments;

/// <summary>Keeps what a run tells, and calls back on what a test waits for.</summary>
internal sealed class RunEvents : IProgress<RunEvent>, IEnumerable<RunEvent>
{
    private readonly List<RunEvent> _events = [];
    private readonly List<Action<RunEvent>> _reactions = [];

    public void On<T>(Action<T> reaction)
        where T : RunEvent => _reactions.Add(told =>
        {
            if (told is T awaited)
            {
                reaction(awaited);
            }
        });

    public void Report(RunEvent value)
    {
        _events.Add(value);
        _reactions.ForEach(reaction => reaction(value));
    }

    public IEnumerator<RunEvent> GetEnumerator() => _events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
