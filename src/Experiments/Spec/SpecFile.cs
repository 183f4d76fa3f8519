using System.Text;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>An experiment file's text, or why there is none.</summary>
internal static class SpecFile
{
    /// <summary>The text; null, with a problem reported, where the file cannot be read as one.</summary>
    public static string? Text(string file, ProblemList problems)
    {
        var complaint = "";
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Text(stream, out complaint) is { } text ? text : Refuse(complaint);
        }
        catch (DecoderFallbackException)
        {
            return Refuse("the file is not UTF-8 text. Save it as UTF-8.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse("there is no such file. " + Neighbors(file));
        }
        catch (ArgumentException)
        {
            return Refuse("no file has this name.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refuse(
                Directory.Exists(file) ? "is a folder. Name an experiment file in it." :
                $"cannot be read: {error.Message}");
        }

        string? Refuse(string message)
        {
            problems.Add(new(file, 0, 0), SpecPath.Root, message.TrimEnd());
            return null;
        }
    }

    private static string? Text(FileStream stream, out string complaint)
    {
        // One byte more than allowed, so that neither a large file nor an endless one is read through.
        var bytes = new byte[SourceText.LargestFile + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        complaint = length > SourceText.LargestFile
            ? SourceText.TooLarge(stream.CanSeek ? Math.Max(stream.Length, length) : length)
            : bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? "the file is UTF-16 text. Save it as UTF-8."
            : "";
        return complaint.Length > 0
            ? null
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(bytes, 0, length);
    }

    private static string Neighbors(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (!Directory.Exists(folder))
        {
            return "Nor is there its folder.";
        }
        var names = Directory.EnumerateFiles(folder, "*.yaml")
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .Take(20)
            .ToList();
        return names.Count == 0 ? "" : $"In its folder there are: {string.Join(", ", names)}.";
    }
}
