using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>Takes a list of result tensors: <c>[return: MarshalUsing(typeof(TensorArrayMarshaller))]</c>.</summary>
[CustomMarshaller(typeof(torch.Tensor[]), MarshalMode.ManagedToUnmanagedOut, typeof(TensorArrayMarshaller))]
internal static partial class TensorArrayMarshaller
{
    public static torch.Tensor[] ConvertToManaged(nint list)
    {
        if (list == 0)
        {
            throw Native.Failure() ?? new InvalidOperationException("libtorch gave no tensors.");
        }

        try
        {
            var tensors = new torch.Tensor[ts_list_size(list)];
            for (int i = 0; i < tensors.Length; i++)
            {
                tensors[i] = ts_list_take(list, i);
            }

            return tensors;
        }
        finally
        {
            ts_list_free(list);
        }
    }

    [LibraryImport(Native.Library)]
    private static partial long ts_list_size(nint list);

    [LibraryImport(Native.Library)]
    private static partial torch.Tensor ts_list_take(nint list, long index);

    [LibraryImport(Native.Library)]
    private static partial void ts_list_free(nint list);
}
