using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Experiments.Models;

/// <summary>
/// What a safetensors file says of its tensors: an 8-byte little-endian length, then that many bytes of JSON. The
/// tensors follow in the order of the header, without holes.
/// </summary>
/// <remarks>https://github.com/huggingface/safetensors#format</remarks>
/// <param name="Tensors">The tensors in the order of their bytes.</param>
/// <param name="Metadata">Free words about the file.</param>
/// <param name="DataStart">Where the first tensor's bytes begin, counted from the start of the file.</param>
public sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    /// <summary>The most bytes a header may take, as the format's own reader has it.</summary>
    public const long MaxLength = 100_000_000;

    internal const string MetadataName = "__metadata__";

    private const int LengthSize = 8;

    /// <summary>Reads and checks the header; the stream stands at the first tensor's bytes afterwards.</summary>
    /// <param name="stream">The whole file, at its start; it knows its length.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="ExperimentException">
    /// The file breaks the format anywhere, its length included; kind Results.
    /// </exception>
    public static SafetensorsHeader Read(Stream stream, string file)
    {
        if (stream.Length < LengthSize)
        {
            throw SafetensorsFailure.Of(
                file, $"it has {stream.Length} bytes, less than the 8 that give the header's length");
        }
        var lengthBytes = new byte[LengthSize];
        stream.ReadExactly(lengthBytes);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > MaxLength)
        {
            throw SafetensorsFailure.Of(file, $"its header claims {length} bytes; at most {MaxLength} are allowed");
        }
        if ((long)length > stream.Length - LengthSize)
        {
            throw SafetensorsFailure.Of(
                file, $"it is cut off: its header claims {length} bytes, but only {stream.Length - LengthSize} follow");
        }
        var json = new byte[length];
        stream.ReadExactly(json);
        var (tensors, metadata) = SafetensorsJson.Parse(json, file);
        var dataStart = LengthSize + (long)length;
        return new(Packed(tensors, stream.Length - dataStart, file), metadata, dataStart);
    }

    /// <summary>
    /// Lays tensors out one after another: large elements first, so that each is aligned, else in the given order.
    /// </summary>
    /// <param name="tensors">Name, element type and shape of each.</param>
    /// <param name="metadata">Free words about the file.</param>
    public static SafetensorsHeader Of(
        IEnumerable<(string Name, string Type, IReadOnlyList<long> Shape)> tensors,
        IReadOnlyDictionary<string, string> metadata)
    {
        var entries = new List<SafetensorsEntry>();
        var end = 0L;
        foreach (var (name, type, shape) in tensors.OrderByDescending(tensor => SafetensorsType.Size(tensor.Type)))
        {
            var begin = end;
            end += shape.Aggregate((long)SafetensorsType.Size(type), (size, dimension) => checked(size * dimension));
            entries.Add(new(name, type, shape, begin, end));
        }
        var header = new SafetensorsHeader(entries, metadata, 0);
        return header with { DataStart = LengthSize + header.ToJson().Length };
    }

    /// <summary>Writes the header: the same entries give the same bytes.</summary>
    public void Write(Stream stream)
    {
        var json = ToJson();
        var length = new byte[LengthSize];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        stream.Write(length);
        stream.Write(json);
    }

    private byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (Metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataName);
                foreach (var (key, value) in Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    writer.WriteString(key, value);
                }
                writer.WriteEndObject();
            }
            foreach (var tensor in Tensors)
            {
                writer.WriteStartObject(tensor.Name);
                writer.WriteString("dtype", tensor.Type);
                WriteNumbers(writer, "shape", tensor.Shape);
                WriteNumbers(writer, "data_offsets", [tensor.Begin, tensor.End]);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }

        // The format pads the header with spaces, so that the tensors behind it are aligned.
        while (stream.Length % LengthSize != 0)
        {
            stream.WriteByte((byte)' ');
        }
        return stream.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IEnumerable<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }
        writer.WriteEndArray();
    }

    /// <summary>The entries in the order of their bytes, once it is sure that these fill the data exactly.</summary>
    private static SafetensorsEntry[] Packed(IEnumerable<SafetensorsEntry> tensors, long dataLength, string file)
    {
        SafetensorsEntry[] ordered = [.. tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];
        var end = 0L;
        foreach (var tensor in ordered)
        {
            if (tensor.Begin < end)
            {
                throw SafetensorsFailure.Of(
                    file, $"'{tensor.Name}' begins at byte {tensor.Begin}, inside the tensor before it");
            }
            if (tensor.Begin > end)
            {
                throw SafetensorsFailure.Of(
                    file, $"no tensor takes the bytes {end} to {tensor.Begin}, before '{tensor.Name}'");
            }
            end = tensor.End;
        }
        if (end > dataLength)
        {
            throw SafetensorsFailure.Of(
                file, $"it is cut off: its tensors need {end} bytes, but only {dataLength} follow the header");
        }
        if (end < dataLength)
        {
            throw SafetensorsFailure.Of(file, $"{dataLength - end} bytes follow that belong to no tensor");
        }
        return ordered;
    }
}
