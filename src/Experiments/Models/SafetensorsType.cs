using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>The element types of the safetensors format that torch has too.</summary>
internal static class SafetensorsType
{
    private static readonly (string Name, int Size, ScalarType Type)[] Catalogue =
    [
        ("F64", 8, ScalarType.Float64),
        ("I64", 8, ScalarType.Int64),
        ("F32", 4, ScalarType.Float32),
        ("I32", 4, ScalarType.Int32),
        ("F16", 2, ScalarType.Float16),
        ("BF16", 2, ScalarType.BFloat16),
        ("I16", 2, ScalarType.Int16),
        ("I8", 1, ScalarType.Int8),
        ("U8", 1, ScalarType.Byte),
        ("BOOL", 1, ScalarType.Bool),
    ];

    /// <summary>All names, for messages.</summary>
    public static string Names => string.Join(", ", Catalogue.Select(entry => entry.Name));

    public static bool IsKnown(string name) => Array.Exists(Catalogue, entry => entry.Name == name);

    /// <summary>Bytes an element.</summary>
    public static int Size(string name) => Catalogue.First(entry => entry.Name == name).Size;

    public static ScalarType ToTorch(string name) => Catalogue.First(entry => entry.Name == name).Type;

    public static string Of(ScalarType type) => Catalogue.First(entry => entry.Type == type).Name;
}
