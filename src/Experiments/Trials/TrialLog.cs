using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Json;

namespace Experiments.Trials;

/// <summary>log.jsonl: what happened in a trial and when, a JSON object a line.</summary>
internal static class TrialLog
{
    /// <summary>
    /// Opens the log of one trial, to write on where it is there already; dispose it when the trial has ended.
    /// </summary>
    public static Logger Open(string path)
    {
        RemoveUnfinishedLine(path);
        return Write(path);
    }

    private static Logger Write(string path) => new LoggerConfiguration()
        .WriteTo.File(
            new JsonFormatter(
                closingDelimiter: "\n", renderMessage: true, formatProvider: CultureInfo.InvariantCulture),
            path,
            fileSizeLimitBytes: null)
        .CreateLogger();

    // A killed writer may have left one, which would spoil the next.
    private static void RemoveUnfinishedLine(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            var end = stream.Length;
            while (end > 0)
            {
                stream.Position = end - 1;
                if (stream.ReadByte() == '\n')
                {
                    break;
                }
                end--;
            }
            stream.SetLength(end);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The log is no result: one that cannot be written on stops no trial.
        }
    }
}
