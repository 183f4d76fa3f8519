namespace TorchSharp.Utils;

/// <summary>Gives a field of a module another name among the module's components than its own.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
public sealed class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}
