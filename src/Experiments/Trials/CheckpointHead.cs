using System.Text.Json;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>What stands in a checkpoint before its tensors.</summary>
/// <param name="Trial">What it is a checkpoint of: the trial's name, its spec and its data.</param>
/// <param name="Facts">The conditions under which the trial runs.</param>
/// <param name="Inexact">What of them changed in the middle of the trial, in words.</param>
/// <param name="Elapsed">Time spent on the trial.</param>
/// <param name="Point">How far its training is.</param>
internal sealed record CheckpointHead(
    string Trial,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<string> Inexact,
    TimeSpan Elapsed,
    TrainingPoint Point)
{
    /// <summary>Writes it, behind its length.</summary>
    public void Write(Stream stream)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        stream.Write(BitConverter.GetBytes(json.Length));
        stream.Write(json);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is the head of another version's checkpoints.</exception>
    public static CheckpointHead Read(Stream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        stream.ReadExactly(length);
        try
        {
            var json = new byte[BitConverter.ToInt32(length)];
            stream.ReadExactly(json);
            return JsonSerializer.Deserialize<CheckpointHead>(json)
                is { Trial: not null, Facts: not null, Point: not null } head
                ? head
                : throw new JsonException();
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or EndOfStreamException)
        {
            throw new InvalidDataException("another version of this program wrote it", exception);
        }
    }
}
