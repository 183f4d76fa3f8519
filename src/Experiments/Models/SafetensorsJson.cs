using System.Text.Json;
using System.Text.Unicode;

namespace Experiments.Models;

/// <summary>Reads the JSON of a safetensors header, strictly: whatever the format does not name is refused.</summary>
internal static class SafetensorsJson
{
    public static (IReadOnlyList<SafetensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata) Parse(
        byte[] json, string file)
    {
        if (json.Length == 0 || json[0] != '{')
        {
            throw SafetensorsFailure.Of(file, "its header does not begin with '{'");
        }
        if (!Utf8.IsValid(json))
        {
            throw SafetensorsFailure.Of(file, "its header is not UTF-8 text");
        }
        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadRoot(document.RootElement, file);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, written as an escape.
            throw SafetensorsFailure.Of(file, $"its header is not valid JSON ({exception.Message})", exception);
        }
    }

    private static (IReadOnlyList<SafetensorsEntry>, IReadOnlyDictionary<string, string>) ReadRoot(
        JsonElement root, string file)
    {
        var metadata = new Dictionary<string, string>();
        var tensors = new List<SafetensorsEntry>();
        foreach (var (name, value) in Members(root, "the header", file))
        {
            if (name == SafetensorsHeader.MetadataName)
            {
                metadata = ReadMetadata(value, file);
            }
            else
            {
                tensors.Add(ReadEntry(name, value, file));
            }
        }
        return (tensors, metadata);
    }

    private static Dictionary<string, string> ReadMetadata(JsonElement metadata, string file) =>
        Members(metadata, SafetensorsHeader.MetadataName, file).ToDictionary(
            member => member.Name,
            member => member.Value.ValueKind == JsonValueKind.String
                ? member.Value.GetString()!
                : throw SafetensorsFailure.Of(
                    file, $"'{member.Name}' of {SafetensorsHeader.MetadataName} is not text"));

    private static SafetensorsEntry ReadEntry(string name, JsonElement element, string file)
    {
        var members = Members(element, $"'{name}'", file).ToDictionary(member => member.Name, member => member.Value);
        if (members.Keys.FirstOrDefault(key => key is not ("dtype" or "shape" or "data_offsets")) is { } unknown)
        {
            throw SafetensorsFailure.Of(file, $"'{name}' has the field '{unknown}', which the format does not know");
        }
        var type = ReadType(name, members, file);
        var shape = ReadNumbers(name, "shape", members, file);
        var offsets = ReadNumbers(name, "data_offsets", members, file);
        if (offsets is not [var begin, var end] || end < begin)
        {
            throw SafetensorsFailure.Of(
                file,
                $"the data_offsets of '{name}' are [{string.Join(", ", offsets)}]; two numbers in rising order belong "
                + "there");
        }
        var entry = new SafetensorsEntry(name, type, shape, begin, end);
        RequireSize(entry, file);
        return entry;
    }

    private static string ReadType(string name, Dictionary<string, JsonElement> members, string file)
    {
        if (!members.TryGetValue("dtype", out var element) || element.ValueKind != JsonValueKind.String)
        {
            throw SafetensorsFailure.Of(file, $"'{name}' has no dtype");
        }
        var type = element.GetString()!;
        return SafetensorsType.IsKnown(type)
            ? type
            : throw SafetensorsFailure.Of(file, $"'{name}' has the dtype '{type}'; known are {SafetensorsType.Names}");
    }

    private static long[] ReadNumbers(string name, string field, Dictionary<string, JsonElement> members, string file)
    {
        if (!members.TryGetValue(field, out var array) || array.ValueKind != JsonValueKind.Array)
        {
            throw SafetensorsFailure.Of(file, $"'{name}' has no {field}");
        }
        return [.. array.EnumerateArray().Select(number =>
            number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var whole) && whole >= 0
                ? whole
                : throw SafetensorsFailure.Of(
                    file, $"the {field} of '{name}' holds {number}, which is not a whole number from 0"))];
    }

    private static void RequireSize(SafetensorsEntry entry, string file)
    {
        Int128 size = SafetensorsType.Size(entry.Type);
        foreach (var dimension in entry.Shape)
        {
            size *= dimension;
            if (size > long.MaxValue)
            {
                throw SafetensorsFailure.Of(file, $"the shape of '{entry.Name}' is larger than any file");
            }
        }
        if (size != entry.Size)
        {
            throw SafetensorsFailure.Of(
                file,
                $"'{entry.Name}' takes {entry.Size} bytes, but {entry.Type} of shape "
                + $"[{string.Join(", ", entry.Shape)}] needs {size}");
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement element, string place, string file)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw SafetensorsFailure.Of(file, $"{place} is not an object");
        }
        var names = new HashSet<string>();
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                throw SafetensorsFailure.Of(file, $"the name '{member.Name}' stands twice in {place}");
            }
            yield return (member.Name, member.Value);
        }
    }
}
