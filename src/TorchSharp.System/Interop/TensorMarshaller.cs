using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>
/// Passes tensors to native code and takes results from it. An argument is kept alive during the call even if another
/// thread disposes it; a
/// disposed one throws; null is passed as a null pointer. A null result is a failed call and throws.
/// </summary>
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedOut, typeof(Out))]
internal static class TensorMarshaller
{
    internal ref struct In
    {
        private TensorHandle? _handle;
        private bool _held;

        public void FromManaged(torch.Tensor? tensor)
        {
            _handle = tensor?.OpenHandle;
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

    internal static class Out
    {
        public static torch.Tensor ConvertToManaged(nint result) => result != 0
            ? new torch.Tensor(result)
            : throw Native.Failure() ?? new InvalidOperationException("libtorch gave no tensor.");
    }
}
