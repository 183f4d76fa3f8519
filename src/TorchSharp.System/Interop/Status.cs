using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>
/// What an export without a tensor result returns; failure throws on the way back, so callers ignore it.
/// </summary>
[NativeMarshalling(typeof(StatusMarshaller))]
internal readonly struct Status;

[CustomMarshaller(typeof(Status), MarshalMode.ManagedToUnmanagedOut, typeof(StatusMarshaller))]
internal static class StatusMarshaller
{
    public static Status ConvertToManaged(int status) => status == 0
        ? default
        : throw Native.Failure() ?? new InvalidOperationException("libtorch failed without a message.");
}
