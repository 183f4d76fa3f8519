using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>One start of a run, as run.json keeps it.</summary>
/// <param name="Started">When.</param>
/// <param name="Facts">
/// What its bits depend on besides spec and data: versions, processor, device, threads, each by its name.
/// </param>
public sealed record RecordedStart(DateTimeOffset Started, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The command line, as typed. Default: not known.</summary>
    public string Command { get; init; } = "";

    /// <summary>
    /// What the command line put into the file and decides trials' numbers: training.epochs=2. Default: nothing.
    /// </summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Processor threads of each trial; null where that is not recorded.</summary>
    public int? Threads =>
        Facts.TryGetValue("threads", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0 ? count : null;

    /// <summary>Where its trials were trained; null where that is not recorded.</summary>
    public string? Device => Facts.GetValueOrDefault("device");
}

/// <summary>What run.json says: the data that a run trains on, and its starts.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
/// <param name="Starts">The starts, the first one first.</param>
public sealed record RunHistory(string Dataset, string Sha256, IReadOnlyList<RecordedStart> Starts)
{
    // What tells one start from another and decides no bits.
    private static readonly string[] NoFacts = ["started", "command", "overrides", "jobs"];

    /// <summary>Reads it.</summary>
    /// <exception cref="ExperimentException">It is missing or damaged; kind Results.</exception>
    public static RunHistory Read(RunFolder folder)
    {
        var record = RunRecord.Read(folder.Run)
            ?? throw new ExperimentException(
                FailureKind.Results, $"{folder.Run}: there is no such file, so no run is in its folder.");
        try
        {
            return new(
                (string)record["dataset"]!["name"]!,
                (string)record["dataset"]!["sha256"]!,
                [.. record["starts"]!.AsArray().Select(start => Start(start!.AsObject()))]);
        }
        catch (Exception exception) when (exception is NullReferenceException or InvalidOperationException
            or FormatException or ArgumentNullException)
        {
            throw RunRecord.Damaged(folder.Run, exception);
        }
    }

    /// <summary>
    /// The start that a trial was trained in: by its log, since a run may have been started again under other
    /// conditions.
    /// </summary>
    /// <param name="trial">The trial's folder.</param>
    public RecordedStart? StartOf(TrialFolder trial)
    {
        var time = FirstLogged(trial) ?? DateTimeOffset.MaxValue;
        return Starts.Reverse().FirstOrDefault(start => start.Started <= time)
            ?? (Starts is [var first, ..] ? first : null);
    }

    /// <summary>The values that a fact has over all starts, each once; empty where it was never recorded.</summary>
    public string ValuesOf(string fact) =>
        string.Join(" and ", Starts.Select(start => start.Facts.GetValueOrDefault(fact)).OfType<string>().Distinct());

    private static RecordedStart Start(JsonObject start) => new(
        DateTimeOffset.Parse((string)start["started"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        start.Where(entry => !NoFacts.Contains(entry.Key) && entry.Value is not null)
            .ToDictionary(entry => entry.Key, entry => entry.Value!.ToString()))
    {
        Command = (string?)start["command"] ?? "",
        Overrides = start["overrides"] is JsonArray overrides ? [.. overrides.Select(text => (string)text!)] : [],
    };

    private static DateTimeOffset? FirstLogged(TrialFolder trial)
    {
        try
        {
            var first = JsonNode.Parse(File.ReadLines(trial.Log).FirstOrDefault() ?? "null");
            return DateTimeOffset.Parse(
                (string)first!["Timestamp"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException)
        {
            // It may have been removed; it decides nothing that is stored.
            return null;
        }
    }
}
