using Experiments.Trials;

namespace Experiments.Execution.Cleaning;

/// <summary>Finds what can be removed of runs, and removes it. A run that a process works on is left alone.</summary>
/// <param name="time">The clock.</param>
public sealed class RunCleaner(TimeProvider time)
{
    /// <summary>
    /// What processes that died left in a run: temporary files, checkpoints of ended trials, trials that can only begin
    /// anew.
    /// </summary>
    /// <exception cref="ExperimentException">The run's record is damaged; kind Results.</exception>
    public static IReadOnlyList<Litter> Leftovers(RunFolder run)
    {
        if (!RunContents.IsRun(run))
        {
            return [];
        }
        var trials = RunContents.Trials(run);
        var cutOff = trials.Where(trial => !File.Exists(trial.Trial) && trial.Checkpoints.Count == 0).ToList();
        return
        [
            .. cutOff.Select(trial => trial.Path)
                .Concat(RunContents.Temporary(run)
                    .Where(file => !cutOff.Exists(trial => Path.GetDirectoryName(file) == trial.Path)))
                // A failed trial goes on from its checkpoint.
                .Concat(trials.Where(trial => TrialFile.Glance(trial.Trial) is { Status: not TrialStatus.Failed })
                    .SelectMany(trial => trial.Checkpoints))
                .Select(path => Piece(run, LitterKind.Leftover, path)),
        ];
    }

    /// <summary>The trials of a run that its experiment has no more.</summary>
    /// <exception cref="ExperimentException">The run's record or its spec is damaged; kind Results.</exception>
    public static IReadOnlyList<Litter> Unplanned(RunFolder run)
    {
        if (!RunContents.IsRun(run))
        {
            return [];
        }
        var planned = TrialPlan.All(StoredExperiment.Read(run)).Select(plan => plan.Name).ToHashSet();
        return
        [
            .. RunContents.Trials(run).Where(trial => !planned.Contains(Path.GetFileName(trial.Path)))
                .Select(trial => Piece(run, LitterKind.Unplanned, trial.Path)),
        ];
    }

    /// <summary>A run as a whole.</summary>
    /// <exception cref="ExperimentException">
    /// The folder is not a run's, or its record is damaged; kind Results.
    /// </exception>
    public static Litter Whole(RunFolder run) => RunContents.IsRun(run)
        ? new(run, LitterKind.Run, run.Path, RunContents.All(run).Sum(RunContents.Size))
        : throw new ExperimentException(
            FailureKind.Results,
            $"{run.Path}: this is not a run's folder under the name that it was written with, so nothing in it is "
            + "removed. Remove it by hand.");

    /// <summary>Who works on a run at this moment; null for nobody.</summary>
    public static RunOwner? OwnerOf(RunFolder run) => RunLock.OwnerOf(run);

    /// <summary>Removes litter of one run, as far as it is still what it was; what else lies there stays.</summary>
    /// <param name="litter">What to remove, all of the same run.</param>
    /// <returns>What is gone now.</returns>
    /// <exception cref="ExperimentException">
    /// A process works on the run (kind InUse), or something cannot be removed (kind Results).
    /// </exception>
    public IReadOnlyList<Litter> Remove(IReadOnlyList<Litter> litter)
    {
        var run = litter[0].Run;
        using var owner = RunLock.Take(run, time);

        // A run may have been started and ended since the list was made.
        var still = litter.Any(piece => piece.Kind == LitterKind.Run) ? [Whole(run)]
            : Leftovers(run)
                .Concat(litter.Any(piece => piece.Kind == LitterKind.Unplanned) ? Unplanned(run) : [])
                .ToList();
        var removed = litter.Where(piece => still.Any(found => found.Path == piece.Path)).ToList();
        foreach (var piece in removed)
        {
            foreach (var path in piece.Kind == LitterKind.Run ? RunContents.All(run) : [piece.Path])
            {
                Delete(path);
            }
        }
        if (Directory.Exists(run.TrialFolders) && !Directory.EnumerateFileSystemEntries(run.TrialFolders).Any())
        {
            Delete(run.TrialFolders);
        }
        return removed;
    }

    private static Litter Piece(RunFolder run, LitterKind kind, string path) =>
        new(run, kind, path, RunContents.Size(path));

    private static void Delete(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                File.Delete(path);
            }
            else if (Path.GetFileName(Path.GetDirectoryName(path)) == "trials")
            {
                new TrialFolder(path).Remove();
            }
            else
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{path}: cannot be removed: {exception.Message} What was removed before is gone, the rest is "
                + "untouched.",
                exception);
        }
    }
}
