namespace TorchSharp;

internal static class Optional
{
    /// <summary>An optional number as native code takes it: a pointer to it, or null.</summary>
    internal static ReadOnlySpan<T> Of<T>(in T? value) where T : struct =>
        value.HasValue ? new ReadOnlySpan<T>(in Nullable.GetValueRefOrDefaultRef(in value)) : default;
}
