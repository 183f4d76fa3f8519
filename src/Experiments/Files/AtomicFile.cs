using System.Security.Cryptography;
using System.Text;

namespace Experiments.Files;

/// <summary>
/// The one writer of files. A file is complete or absent: the content goes to a temporary name in the same folder, is
/// flushed to the device and then takes the place of what was there before, in one step.
/// </summary>
public static class AtomicFile
{
    /// <summary>
    /// How the names of temporary files end: whatever carries it was left behind by a writer that died.
    /// </summary>
    public const string TemporarySuffix = ".partial";

    /// <summary>Writes a file, and the folders above it where they are missing.</summary>
    /// <param name="path">
    /// Where the file goes; a file that is there already is replaced once the new one is complete.
    /// </param>
    /// <param name="write">Writes the content from beginning to end; it may close the stream and need not.</param>
    /// <param name="overwrite">
    /// Whether a file that is there already is replaced; else it is an error. Default: yes.
    /// </param>
    /// <exception cref="ExperimentException">
    /// The file cannot be written (kind Results); what was there before is untouched and the temporary file is gone.
    /// What <paramref name="write"/> throws of its own passes through in the same condition.
    /// </exception>
    public static void Write(string path, Action<Stream> write, bool overwrite = true)
    {
        var fullPath = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(fullPath)
            ?? throw new ArgumentException("A file lies in a folder.", nameof(path));
        CreateFolder(folder);

        var temporary = $"{fullPath}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}{TemporarySuffix}";
        try
        {
            WriteDurably(temporary, write);
            File.Move(temporary, fullPath, overwrite);
        }
        catch (Exception exception)
        {
            Remove(temporary);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw WriteFailure.Of(fullPath, exception);
            }
            throw;
        }

        try
        {
            DurableStorage.FlushFolder(folder);
        }
        catch (IOException exception)
        {
            throw WriteFailure.AfterRename(fullPath, exception);
        }
    }

    /// <summary>Writes a text file in UTF-8 without a byte order mark; see <see cref="Write"/>.</summary>
    public static void WriteText(string path, string text, bool overwrite = true) =>
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), overwrite);

    /// <summary>
    /// Creates a folder and those above it, where they are missing, so that they outlast a power failure.
    /// </summary>
    /// <exception cref="ExperimentException">The folder cannot be created; kind Results.</exception>
    public static void CreateFolder(string path)
    {
        var missing = new Stack<string>();
        var above = Path.GetFullPath(path);
        while (above is not null && !Directory.Exists(above))
        {
            missing.Push(above);
            above = Path.GetDirectoryName(above);
        }
        foreach (var folder in missing)
        {
            try
            {
                Directory.CreateDirectory(folder);
                DurableStorage.FlushFolder(Path.GetDirectoryName(folder)!);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw WriteFailure.OfFolder(folder, "created", exception);
            }
        }
    }

    /// <summary>
    /// Removes what writers that died left in a folder and below. Only for who holds the folder alone: a living
    /// writer's temporary file would go too, and its write fail.
    /// </summary>
    /// <exception cref="ExperimentException">A leftover cannot be removed; kind Results.</exception>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        try
        {
            foreach (var leftover in Leftovers(folder))
            {
                File.Delete(leftover);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.OfFolder(folder, "cleared of unfinished files", exception);
        }
    }

    /// <summary>Whether a writer that died, or one at work, has left something in a folder or below.</summary>
    /// <param name="folder">The folder; one that cannot be looked into may have some.</param>
    public static bool HasLeftovers(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Leftovers(folder).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static IEnumerable<string> Leftovers(string folder) =>
        Directory.EnumerateFiles(folder, "*" + TemporarySuffix, SearchOption.AllDirectories);

    private static void WriteDurably(string temporary, Action<Stream> write)
    {
        var file = new TemporaryFile(temporary);
        try
        {
            write(file);
            file.FlushToDevice();
        }
        finally
        {
            file.Release();
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report; RemoveLeftovers takes this file at the next start.
        }
    }
}
