using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Experiments.Data;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>run.json: on which data the run trains, and one entry a start of it.</summary>
internal static class RunRecord
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Threads and device of the last start; null where the run is new.</summary>
    /// <exception cref="ExperimentException">The file is damaged; kind Results.</exception>
    public static (int Threads, string Device)? LastStart(RunFolder folder) =>
        Read(folder.Run)?["starts"]!.AsArray() is [.., JsonObject last]
            && last["threads"] is JsonValue threads && threads.TryGetValue(out int count) && count > 0
            && last["device"] is JsonValue device && device.TryGetValue(out string? name)
                ? (count, name)
                : null;

    /// <summary>When the run was started last; null where it is new.</summary>
    /// <exception cref="ExperimentException">The file is damaged; kind Results.</exception>
    public static DateTimeOffset? LastStarted(RunFolder folder) =>
        Read(folder.Run)?["starts"]!.AsArray() is [.., JsonObject last]
            && last["started"] is JsonValue started && started.TryGetValue(out string? text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;

    /// <summary>The command of the last start; null where the run is new or the command is not known.</summary>
    /// <exception cref="ExperimentException">The file is damaged; kind Results.</exception>
    public static string? LastCommand(RunFolder folder) =>
        Read(folder.Run)?["starts"]!.AsArray() is [.., JsonObject last]
            && last["command"] is JsonValue command && command.TryGetValue(out string? text) && text.Length > 0
                ? text
                : null;

    /// <summary>Makes sure that data is what the run's record names.</summary>
    /// <exception cref="ExperimentException">
    /// It is other data (kind Data), or the record is damaged (kind Results).
    /// </exception>
    public static void RequireData(RunFolder folder, Dataset dataset)
    {
        if (Read(folder.Run) is { } record)
        {
            RequireData(folder, record, dataset);
        }
    }

    /// <summary>Adds a start to the record, and makes the record where the run is new.</summary>
    /// <returns>
    /// What differs between this start and the one before it and may change bits, in words: empty where nothing does.
    /// </returns>
    /// <exception cref="ExperimentException">
    /// The run's earlier trials were trained on other data (kind Data), or the file is damaged or cannot be written
    /// (kind Results).
    /// </exception>
    public static IReadOnlyList<string> AddStart(
        RunFolder folder,
        ExperimentSpec spec,
        Dataset dataset,
        RunEnvironment environment,
        int jobs,
        RunOptions options,
        DateTimeOffset now)
    {
        var record = Read(folder.Run) ?? new JsonObject
        {
            ["experiment"] = spec.Name,
            ["run"] = Path.GetFileName(folder.Path),
            ["dataset"] = new JsonObject { ["name"] = dataset.Description.Name, ["sha256"] = dataset.Sha256 },
            ["starts"] = new JsonArray(),
        };
        RequireData(folder, record, dataset);

        var starts = record["starts"]!.AsArray();
        var facts = Facts(environment);
        var differences = starts.LastOrDefault() is JsonObject last ? Differences(last, facts) : [];
        var start = new JsonObject
        {
            ["started"] = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["command"] = options.Command,
            ["jobs"] = jobs,
        };
        if (options.Overrides.Count > 0)
        {
            start["overrides"] = new JsonArray([.. options.Overrides.Select(text => (JsonNode)text)]);
        }
        foreach (var (name, fact) in facts)
        {
            start[name] = fact?.DeepClone();
        }
        starts.Add(start);
        AtomicFile.WriteText(folder.Run, record.ToJsonString(Readable) + "\n");
        return differences;
    }

    private static void RequireData(RunFolder folder, JsonObject record, Dataset dataset)
    {
        if ((string?)record["dataset"]!["sha256"] is var written && written != dataset.Sha256)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{folder.Path}: the earlier trials of this run were trained on other data: the dataset "
                + $"{dataset.Description.Name} had the SHA-256 {written}, now it has {dataset.Sha256}. Nothing was "
                + "changed. Put the former data back, or choose another output folder.");
        }
    }

    internal static JsonObject Facts(RunEnvironment environment) => new()
    {
        ["product"] = environment.Product,
        ["dotnet"] = environment.DotNet,
        ["torchsharp"] = environment.TorchSharp,
        ["libtorch"] = environment.Libtorch,
        ["os"] = environment.OperatingSystem,
        ["processor"] = environment.Processor,
        ["device"] = environment.Device,
        ["threads"] = environment.Threads,
    };

    private static IReadOnlyList<string> Differences(JsonObject former, JsonObject now) =>
    [
        .. now.Where(fact => former[fact.Key]?.ToString() != fact.Value?.ToString())
            .Select(fact => $"{fact.Key} was {former[fact.Key]}, now {fact.Value}"),
    ];

    internal static JsonObject? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject record
                && record["dataset"] is JsonObject
                && record["starts"] is JsonArray
                    ? record
                    : throw new JsonException("it has no dataset or no starts.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Damaged(path, exception);
        }
    }

    internal static ExperimentException Damaged(string path, Exception exception) => new(
        FailureKind.Results,
        $"{path}: the record of this run cannot be read: {exception.Message} Nothing was changed. Put the file back "
        + "from a copy, or choose another output folder.",
        exception);
}
