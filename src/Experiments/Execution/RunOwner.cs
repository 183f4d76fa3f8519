using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Experiments.Files;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>Who works in a run folder.</summary>
/// <param name="Process">The process's number.</param>
/// <param name="Host">The machine it runs on.</param>
/// <param name="Since">When it took the folder.</param>
public sealed record RunOwner(int Process, string Host, DateTimeOffset Since)
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"process {Process} on {Host}, "
        + $"since {Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");

    /// <summary>Writes beside the lock, which nobody else can read, who holds it.</summary>
    /// <exception cref="ExperimentException">The file cannot be written; kind Results.</exception>
    internal void Write(RunFolder folder) => AtomicFile.WriteText(folder.Owner, new JsonObject
    {
        ["process"] = Process,
        ["host"] = Host,
        ["since"] = Since.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture),
    }.ToJsonString() + "\n");

    /// <summary>
    /// Who wrote last that the folder is theirs; null where that cannot be read. The lock says whether it still holds.
    /// </summary>
    internal static RunOwner? Read(RunFolder folder)
    {
        try
        {
            var written = JsonNode.Parse(File.ReadAllText(folder.Owner))!;
            return new(
                (int)written["process"]!,
                (string)written["host"]!,
                DateTimeOffset.ParseExact(
                    (string)written["since"]!,
                    TimeFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException)
        {
            return null;
        }
    }
}
