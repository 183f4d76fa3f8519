namespace TorchSharp;

/// <summary>A truth value on its way to native code, which takes it as an int.</summary>
internal readonly struct Flag
{
    private readonly int _value;

    private Flag(bool value) => _value = value ? 1 : 0;

    public static implicit operator Flag(bool value) => new(value);
}
