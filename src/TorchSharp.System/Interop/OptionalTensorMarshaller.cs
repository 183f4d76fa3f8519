using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>
/// For results that may be no tensor: <c>[return: MarshalUsing(typeof(OptionalTensorMarshaller))]</c>.
/// </summary>
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedOut, typeof(OptionalTensorMarshaller))]
internal static class OptionalTensorMarshaller
{
    public static torch.Tensor? ConvertToManaged(nint result)
    {
        if (result != 0)
        {
            return new torch.Tensor(result);
        }

        return Native.Failure() is { } failure ? throw failure : null;
    }
}
