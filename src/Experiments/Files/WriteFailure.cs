namespace Experiments.Files;

/// <summary>Says why a file or folder could not be written, what is safe and what to do.</summary>
internal static class WriteFailure
{
    /// <summary>A file that never took its place.</summary>
    public static ExperimentException Of(string path, Exception exception)
    {
        var (reason, remedy) = Explain(exception);
        var safe = File.Exists(path) ? "The file that was there before is untouched." : "Nothing was left behind.";
        return new(FailureKind.Results, $"{path}: cannot be written: {reason}. {safe} {remedy}", exception);
    }

    /// <summary>A file that took its place but whose name may not be on the device.</summary>
    public static ExperimentException AfterRename(string path, Exception exception)
    {
        var (reason, remedy) = Explain(exception);
        return new(
            FailureKind.Results,
            $"{path}: was written in full, but its folder could not be flushed: {reason}. If the machine stops now, " +
            $"the file that was there before may come back. {remedy}",
            exception);
    }

    /// <summary>A folder that could not be created or tidied.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="what">What could not be done with it: "created".</param>
    /// <param name="exception">What happened.</param>
    public static ExperimentException OfFolder(string folder, string what, Exception exception)
    {
        var (reason, remedy) = Explain(exception);
        return new(FailureKind.Results, $"{folder}: the folder cannot be {what}: {reason}. {remedy}", exception);
    }

    private static (string Reason, string Remedy) Explain(Exception exception) => exception switch
    {
        UnauthorizedAccessException => (
            "no permission", "Give yourself the right to write there (chmod, chown), or choose another folder."),
        PathTooLongException => ("the path is too long", "Choose a folder with a shorter path."),
        DirectoryNotFoundException or FileNotFoundException => (
            "its folder is gone or takes no new files", "Choose another folder, or run the same command again."),
        _ => Explain(exception.HResult) ?? (
            string.Join(' ', exception.Message.Split('\n', StringSplitOptions.TrimEntries)).TrimEnd('.'),
            "Mend that or choose another folder, and run the same command again."),
    };

    // On Unix an IOException carries errno, on Windows 0x80070000 + the error code of the system.
    private static (string Reason, string Remedy)? Explain(int code) => code switch
    {
        28 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => (
            "no space is left on the device", "Free some space, and run the same command again."),
        69 or 122 => (
            "the disk quota is used up", "Free some space or have the quota raised, and run the same command again."),
        30 or unchecked((int)0x80070013) => (
            "the file system is read-only", "Choose a folder on another one, or remount it for writing."),
        17 or 20 => ("a file stands where a folder is needed", "Move that file away, or choose another folder."),
        21 => ("a folder of that name is there", "Move that folder away, or choose another folder."),
        5 => ("the device reports an input/output error", "Check the disk (dmesg), or choose another folder."),
        _ => null,
    };
}
