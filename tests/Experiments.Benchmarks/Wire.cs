using System.Text.Json;
using System.Text.Json.Serialization;

namespace Experiments.Benchmarks;

/// <summary>
/// What goes between the benchmark and its two sides, a line each: the work order, answered by <see cref="Ready"/>;
/// then the word round, answered by <see cref="RoundTimes"/>, any number of times; then the word end, answered by
/// <see cref="Ended"/>.
/// </summary>
internal static class Wire
{
    public const string Round = "round";

    public const string End = "end";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options)!;
}

/// <summary>A side is ready.</summary>
/// <param name="ParameterCount">Numbers that training adjusts; both sides must have as many.</param>
internal sealed record Ready(long ParameterCount);

/// <summary>How long the training and the evaluation of a round took, in seconds.</summary>
internal sealed record RoundTimes(double Training, double Evaluation);

/// <summary>A side has ended.</summary>
/// <param name="PeakMemory">
/// The most memory that was resident at once, in bytes; null where the system does not tell.
/// </param>
/// <param name="Limit">What the processor can do, in operations a second; null from PyTorch's side.</param>
internal sealed record Ended(long? PeakMemory, double? Limit = null);
