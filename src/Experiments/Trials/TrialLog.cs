using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Json;

namespace Experiments.Trials;

/// <summary>log.jsonl: what happened in a trial and when, a JSON object a line.</summary>
internal static class TrialLog
{
    /// <summary>Opens the log of one trial; dispose it when the trial has ended.</summary>
    public static Logger Open(string path) => new LoggerConfiguration()
        .WriteTo.File(
            new JsonFormatter(closingDelimiter: "\n", renderMessage: true, formatProvider: CultureInfo.InvariantCulture),
            path,
            fileSizeLimitBytes: null)
        .CreateLogger();
}
