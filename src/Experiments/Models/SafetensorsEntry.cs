namespace Experiments.Models;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">The tensor's name: conv2d_1.weight.</param>
/// <param name="Type">The element type in the format's own words: F32.</param>
/// <param name="Shape">The dimensions, outermost first; empty for a single number.</param>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last one.</param>
public sealed record SafetensorsEntry(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>How many bytes the tensor takes.</summary>
    public long Size => End - Begin;
}
