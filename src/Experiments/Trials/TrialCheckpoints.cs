using Experiments.Files;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>
/// The checkpoints of one trial: the last two are kept, the newest whole one is gone on from. A damaged one is passed
/// over, and stays until a new one is there.
/// </summary>
internal sealed class TrialCheckpoints : ICheckpoints
{
    private const int KeptCount = 2;

    private readonly TrialFolder _place;
    private readonly string _trial;
    private readonly TrialConditions _conditions;
    private readonly Func<TimeSpan> _elapsed;
    private readonly List<string> _kept = [];
    private readonly CheckpointHead? _head;

    private TrialCheckpoints(TrialFolder place, string trial, TrialConditions conditions, TimeProvider time)
    {
        (_place, _trial, _conditions) = (place, trial, conditions);
        var damage = new List<string>();
        foreach (var path in place.Checkpoints)
        {
            if (Damage(path, out _head) is { } found)
            {
                damage.Add(found);
                continue;
            }
            _kept.Add(path);
            break;
        }
        Damages = damage;
        Changes = _head is null ? [] : conditions.Differences(_head.Facts);
        var started = time.GetTimestamp();
        _elapsed = () => (_head?.Elapsed ?? TimeSpan.Zero) + time.GetElapsedTime(started);
    }

    /// <inheritdoc/>
    public TrainingPoint? Start => _head?.Point;

    /// <summary>
    /// Why checkpoints newer than <see cref="Start"/> cannot be used: their files' names, each with a reason.
    /// </summary>
    public IReadOnlyList<string> Damages { get; }

    /// <summary>What differs between now and the start of the trial that is gone on with.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>What differed in any start of the trial from the one before.</summary>
    public IReadOnlyList<string> Inexact => _head is null ? Changes : [.. _head.Inexact, .. Changes];

    /// <summary>Time spent on the trial, by earlier starts too.</summary>
    public TimeSpan Elapsed => _elapsed();

    /// <summary>Looks for the checkpoints of a trial.</summary>
    /// <param name="place">The trial's folder; it may be missing.</param>
    /// <param name="trial">What the checkpoints must be of: its name, spec and data.</param>
    /// <param name="conditions">The conditions of this start.</param>
    /// <param name="time">Measures durations.</param>
    /// <exception cref="ExperimentException">
    /// The trial began under other conditions and may not go on under these; kind Inexact.
    /// </exception>
    public static TrialCheckpoints Open(TrialFolder place, string trial, TrialConditions conditions, TimeProvider time)
    {
        var found = new TrialCheckpoints(place, trial, conditions, time);
        return found.Changes.Count == 0 || conditions.AllowInexact
            ? found
            : throw new ExperimentException(
                FailureKind.Inexact,
                $"{place.Path}: this trial was stopped halfway and would go on otherwise than it began: "
                + $"{string.Join("; ", found.Changes)}. It would not give the bits of an undisturbed trial. Nothing "
                + "was changed. Go on as it began, or allow it with --allow-inexact, which is recorded with the trial, "
                + "or remove the folder to begin the trial anew.");
    }

    /// <inheritdoc/>
    public void Restore(Action<Stream> read)
    {
        using var stream = SealedFile.OpenContent(_kept[0]);
        CheckpointHead.Read(stream);
        read(stream);
    }

    /// <inheritdoc/>
    public void Save(TrainingPoint point, Action<Stream> write)
    {
        var path = _place.Checkpoint(point.Epoch, point.StepsDone);
        var head = new CheckpointHead(_trial, _conditions.Facts, Inexact, Elapsed, point);
        SealedFile.Write(path, stream =>
        {
            head.Write(stream);
            write(stream);
        });
        _kept.Insert(0, path);
        _kept.RemoveRange(Math.Min(KeptCount, _kept.Count), Math.Max(0, _kept.Count - KeptCount));
        _place.RemoveCheckpointsExcept(_kept);
    }

    private string? Damage(string path, out CheckpointHead? head)
    {
        head = null;
        if (SealedFile.Damage(path) is { } damage)
        {
            return $"{Path.GetFileName(path)}: {damage}";
        }
        try
        {
            using var stream = SealedFile.OpenContent(path);
            var read = CheckpointHead.Read(stream);
            if (read.Trial != _trial)
            {
                return $"{Path.GetFileName(path)}: it is of {read.Trial}, not of {_trial}";
            }
            head = read;
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException
            or UnauthorizedAccessException)
        {
            return $"{Path.GetFileName(path)}: {exception.Message}";
        }
    }
}
