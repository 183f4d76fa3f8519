using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>
/// Tensors as an argument: native code sees an array of pointers, and all of them are kept alive during the call.
/// </summary>
[NativeMarshalling(typeof(TensorListMarshaller))]
internal readonly ref struct TensorList(ReadOnlySpan<torch.Tensor> tensors)
{
    internal TensorList(IEnumerable<torch.Tensor> tensors) : this(tensors as torch.Tensor[] ?? [.. tensors])
    {
    }

    internal ReadOnlySpan<torch.Tensor> Tensors { get; } = tensors;

    internal int Count => Tensors.Length;
}

[CustomMarshaller(typeof(TensorList), MarshalMode.ManagedToUnmanagedIn, typeof(TensorListMarshaller))]
internal unsafe ref struct TensorListMarshaller
{
    private TensorHandle[]? _handles;
    private nint* _pointers;
    private int _held;

    public void FromManaged(TensorList list)
    {
        if (list.Count == 0)
        {
            return;
        }

        _handles = new TensorHandle[list.Count];
        _pointers = (nint*)NativeMemory.Alloc((nuint)list.Count, (nuint)sizeof(nint));
        for (; _held < list.Count; _held++)
        {
            TensorHandle handle = list.Tensors[_held].OpenHandle;
            bool held = false;
            handle.DangerousAddRef(ref held);
            _handles[_held] = handle;
            _pointers[_held] = handle.DangerousGetHandle();
        }
    }

    public readonly nint* ToUnmanaged() => _pointers;

    public readonly void Free()
    {
        for (int i = 0; i < _held; i++)
        {
            _handles![i].DangerousRelease();
        }

        NativeMemory.Free(_pointers);
    }
}
