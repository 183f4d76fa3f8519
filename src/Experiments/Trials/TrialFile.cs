using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Experiments.Files;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>trial.json: how a trial ended. It is written last, so a trial that has it is complete.</summary>
public static class TrialFile
{
    /// <summary>What most trials have nothing to say of, in this file and in trials.csv.</summary>
    internal const string PlainAccuracy = "plain_test_accuracy";

    /// <inheritdoc cref="PlainAccuracy"/>
    internal const string TestImages = "uses_test_images";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the outcome, all but the epochs, which have a table of their own.</summary>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    public static void Write(string path, TrialOutcome outcome)
    {
        var facts = new JsonObject
        {
            ["trial"] = outcome.Plan.Name,
            ["variant"] = outcome.Plan.Variant,
            ["seed"] = outcome.Plan.Seed,
            ["fold"] = outcome.Plan.Fold,
            ["status"] = Word(outcome.Status),
            ["reason"] = outcome.Reason,
            ["epochs"] = outcome.Epochs.Count,
            ["stopped_after"] = outcome.StoppedAfter,
            ["restored_epoch"] = outcome.RestoredEpoch,
            ["test_loss"] = outcome.TestLoss,
            ["test_accuracy"] = outcome.TestAccuracy,
            ["seconds"] = outcome.Duration.TotalSeconds,
        };
        if (outcome.UsesTestImages)
        {
            facts.Insert(facts.IndexOf("test_loss"), TestImages, true);
        }
        if (outcome.PlainTestAccuracy is { } plain)
        {
            facts.Insert(facts.IndexOf("seconds"), PlainAccuracy, plain);
        }
        if (outcome.Inexact.Count > 0)
        {
            facts["inexact"] = new JsonArray([.. outcome.Inexact.Select(change => (JsonNode)change)]);
        }
        AtomicFile.WriteText(path, facts.ToJsonString(Readable) + "\n");
    }

    /// <summary>Reads the outcome of a trial back.</summary>
    /// <param name="path">The trial's file.</param>
    /// <param name="plan">The trial that it must be of.</param>
    /// <param name="epochs">The trial's epochs.</param>
    /// <exception cref="ExperimentException">
    /// The file is missing, damaged or of another trial; kind Results.
    /// </exception>
    public static TrialOutcome Read(string path, TrialPlan plan, IReadOnlyList<EpochRecord> epochs)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var root = document.RootElement;
            var written = root.GetProperty("trial").GetString();
            if (written != plan.Name)
            {
                throw new FormatException($"it is of the trial {written}, not of {plan.Name}");
            }
            if (root.GetProperty("epochs").GetInt32() != epochs.Count)
            {
                throw new FormatException(
                    $"it speaks of {root.GetProperty("epochs")} epochs, the table beside it has {epochs.Count}");
            }
            return new(
                plan,
                ToStatus(root.GetProperty("status").GetString()),
                root.GetProperty("reason").GetString(),
                epochs,
                NumberOrNull(root.GetProperty("test_loss")),
                NumberOrNull(root.GetProperty("test_accuracy")),
                CsvFile.ToDuration(root.GetProperty("seconds").GetDouble()))
            {
                StoppedAfter = EpochOrNull(root.GetProperty("stopped_after")),
                RestoredEpoch = EpochOrNull(root.GetProperty("restored_epoch")),
                UsesTestImages = root.TryGetProperty(TestImages, out var uses) && uses.GetBoolean(),
                PlainTestAccuracy = root.TryGetProperty(PlainAccuracy, out var plain) ? plain.GetDouble() : null,
                Inexact = root.TryGetProperty("inexact", out var changes)
                    ? [.. changes.EnumerateArray().Select(change => change.GetString()!)]
                    : [],
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{path}: this trial's outcome cannot be read: {exception.Message} The other trials are untouched. Put "
                + "the file back from a copy, or delete the folder it lies in and run the same command again.",
                exception);
        }
    }

    /// <summary>
    /// How a trial ended and how long it took, without its numbers; null where there is no such file, or a damaged one.
    /// </summary>
    internal static (TrialStatus Status, TimeSpan Duration)? Glance(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return (
                ToStatus(document.RootElement.GetProperty("status").GetString()),
                CsvFile.ToDuration(document.RootElement.GetProperty("seconds").GetDouble()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A status as files write it.</summary>
    internal static string Word(TrialStatus status) => status switch
    {
        TrialStatus.Completed => "completed",
        TrialStatus.Diverged => "diverged",
        TrialStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static TrialStatus ToStatus(string? word) =>
        Enum.GetValues<TrialStatus>().Cast<TrialStatus?>().FirstOrDefault(status => Word(status!.Value) == word)
        ?? throw new FormatException($"its status is '{word}'");

    private static int? EpochOrNull(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? null : element.GetInt32();

    private static double? NumberOrNull(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();
}
