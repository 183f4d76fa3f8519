using System.Text.RegularExpressions;
using Experiments.Files;
using Experiments.Trials;

namespace Experiments.Execution.Cleaning;

/// <summary>
/// Tells what in a run's folder this program wrote; anything else is somebody's own and is never touched.
/// </summary>
internal static partial class RunContents
{
    /// <summary>Whether a folder is that of a run, under the name that the program gave it.</summary>
    /// <exception cref="ExperimentException">Its record is damaged; kind Results.</exception>
    public static bool IsRun(RunFolder folder) =>
        RunName().IsMatch(Path.GetFileName(folder.Path))
        && RunRecord.Read(folder.Run) is { } record
        && record["run"]?.ToString() == Path.GetFileName(folder.Path);

    /// <summary>The folders of its trials: those that hold nothing but a trial's files.</summary>
    public static IReadOnlyList<TrialFolder> Trials(RunFolder folder) =>
    [
        .. Folders(folder.TrialFolders)
            .Where(path => TrialName().IsMatch(Path.GetFileName(path)) && IsPure(path, IsOfTrial))
            .Select(path => new TrialFolder(path)),
    ];

    /// <summary>
    /// What a run consists of, that first which can go without the rest; its record, which makes it a run, comes last.
    /// </summary>
    public static IReadOnlyList<string> All(RunFolder folder) =>
    [
        .. Trials(folder).Select(trial => trial.Path),
        .. IsPure(folder.Figures, name => name.EndsWith(".png", StringComparison.Ordinal))
            ? [folder.Figures] : Array.Empty<string>(),
        .. Entries(folder.Path, name => OfRun().IsMatch(name)),
        .. ((string[])[folder.Trials, folder.Ensembles, folder.Variants, folder.Spec, folder.Run]).Where(File.Exists),
    ];

    /// <summary>Temporary files of writers that died, in the folder and below.</summary>
    public static IReadOnlyList<string> Temporary(RunFolder folder) =>
    [
        .. Directory.EnumerateFiles(folder.Path, $"*{AtomicFile.TemporarySuffix}", Below),
        .. Entries(folder.Path, name => name == ".probe"),
    ];

    /// <summary>How many bytes a file or a folder takes.</summary>
    public static long Size(string path) => File.Exists(path)
        ? new FileInfo(path).Length
        : Directory.EnumerateFiles(path, "*", Below).Sum(file => new FileInfo(file).Length);

    // Links are somebody's own, and what they lead to too.
    private static EnumerationOptions Below => new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private static bool IsPure(string folder, Func<string, bool> isKnown) =>
        Directory.Exists(folder)
        && !new DirectoryInfo(folder).Attributes.HasFlag(FileAttributes.ReparsePoint)
        && Directory.EnumerateFileSystemEntries(folder)
            .All(entry => isKnown(Path.GetFileName(entry)) && File.Exists(entry));

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Entries(string folder, Func<string, bool> isMeant) =>
        Directory.EnumerateFiles(folder).Where(file => isMeant(Path.GetFileName(file))).Order(StringComparer.Ordinal);

    private static bool IsOfTrial(string name) => OfTrial().IsMatch(name);

    [GeneratedRegex("^[0-9a-f]{10}$")]
    private static partial Regex RunName();

    [GeneratedRegex(@"^[a-z][a-z0-9._-]*-s\d+(-f\d+)?$")]
    private static partial Regex TrialName();

    [GeneratedRegex(@"^(report\.(html|md)|\.probe|.*\.partial)$")]
    private static partial Regex OfRun();

    [GeneratedRegex(
        @"^(epochs\.csv|trial\.json|(weights|logits)\.safetensors|predictions\.csv|log\.jsonl|checkpoint-.*"
        + @"|.*\.partial)$")]
    private static partial Regex OfTrial();
}
