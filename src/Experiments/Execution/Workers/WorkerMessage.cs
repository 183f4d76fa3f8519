using System.Text.Json;
using System.Text.Json.Serialization;
using Experiments.Trials;

namespace Experiments.Execution.Workers;

/// <summary>A worker has loaded all it needs, and waits for a trial.</summary>
internal sealed record WorkerReady;

/// <summary>A worker's trial has ended; its outcome is on disk.</summary>
internal sealed record WorkerDone(TrialPlan Plan);

/// <summary>A worker cannot go on, and no other could.</summary>
internal sealed record WorkerFailed(FailureKind Kind, string Message);

/// <summary>
/// What a run and its workers tell one another, a line each: ["step", {...}]. Unlike the JSON that the command line
/// prints, it is private to one version of the program and gives every number back to the bit, those that are not
/// finite too.
/// </summary>
internal static class WorkerMessage
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["trial"] = typeof(TrialPlan),
        ["ready"] = typeof(WorkerReady),
        ["started"] = typeof(TrialStarted),
        ["resumed"] = typeof(TrialResumed),
        ["saved"] = typeof(TrialSaved),
        ["step"] = typeof(StepDone),
        ["epoch"] = typeof(EpochDone),
        ["notice"] = typeof(Notice),
        ["done"] = typeof(WorkerDone),
        ["failed"] = typeof(WorkerFailed),
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The message as a line, without its end.</summary>
    /// <param name="message">A value of one of the kinds.</param>
    public static string Line(object message)
    {
        var kind = Kinds.First(kind => kind.Value == message.GetType()).Key;
        return $"[\"{kind}\",{JsonSerializer.Serialize(message, message.GetType(), Options)}]";
    }

    /// <summary>The message in a line; null where it holds none, since libraries may print what they like.</summary>
    public static object? Read(string line)
    {
        if (!line.StartsWith("[\"", StringComparison.Ordinal))
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement is { ValueKind: JsonValueKind.Array } root && root.GetArrayLength() == 2
                && Kinds.TryGetValue(root[0].GetString() ?? "", out var kind)
                    ? root[1].Deserialize(kind, Options)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
