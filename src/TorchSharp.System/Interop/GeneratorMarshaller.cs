using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>
/// Passes generators to native code as <see cref="TensorMarshaller"/> passes tensors; null is the device's global
/// generator.
/// </summary>
[CustomMarshaller(typeof(torch.Generator), MarshalMode.ManagedToUnmanagedIn, typeof(GeneratorMarshaller))]
internal ref struct GeneratorMarshaller
{
    private GeneratorHandle? _handle;
    private bool _held;

    public void FromManaged(torch.Generator? generator)
    {
        _handle = generator?.OpenHandle;
        _handle?.DangerousAddRef(ref _held);
    }

    public readonly nint ToUnmanaged() => _handle?.DangerousGetHandle() ?? 0;

    public readonly void Free()
    {
        if (_held)
        {
            _handle!.DangerousRelease();
        }
    }
}
