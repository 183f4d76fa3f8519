using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>Several tensors as one.</summary>
public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Join([.. tensors], dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Join(tensors, dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Join(tensors, dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Join([.. tensors], dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => Join(tensors, dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Join(tensors, dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Stack([.. tensors], dim);

    public static Tensor hstack(IList<Tensor> tensors) => hstack((ReadOnlySpan<Tensor>)[.. tensors]);

    public static Tensor hstack(params Tensor[] tensors) => hstack((ReadOnlySpan<Tensor>)tensors);

    public static Tensor hstack(IEnumerable<Tensor> tensors) => hstack((ReadOnlySpan<Tensor>)[.. tensors]);

    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => ts_hstack(new TensorList(tensors), tensors.Length);

    public static Tensor vstack(IList<Tensor> tensors) => vstack((ReadOnlySpan<Tensor>)[.. tensors]);

    public static Tensor vstack(Tensor[] tensors) => vstack((ReadOnlySpan<Tensor>)tensors);

    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => ts_vstack(new TensorList(tensors), tensors.Length);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        Tensor[] all = [.. tensors];
        return ts_meshgrid(new TensorList(all), all.Length, indexing);
    }

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) =>
        ts_broadcast_tensors(new TensorList(tensors), tensors.Length);

    private static Tensor Join(ReadOnlySpan<Tensor> tensors, long dim) =>
        ts_cat(new TensorList(tensors), tensors.Length, dim);

    private static Tensor Stack(ReadOnlySpan<Tensor> tensors, long dim) =>
        ts_stack(new TensorList(tensors), tensors.Length, dim);

    [LibraryImport(Library)]
    private static partial Tensor ts_cat(TensorList tensors, int n, long dim);

    [LibraryImport(Library)]
    private static partial Tensor ts_stack(TensorList tensors, int n, long dim);

    [LibraryImport(Library)]
    private static partial Tensor ts_hstack(TensorList tensors, int n);

    [LibraryImport(Library)]
    private static partial Tensor ts_vstack(TensorList tensors, int n);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalUsing(typeof(TensorArrayMarshaller))]
    private static partial Tensor[] ts_meshgrid(TensorList tensors, int n, string indexing);

    [LibraryImport(Library)]
    [return: MarshalUsing(typeof(TensorArrayMarshaller))]
    private static partial Tensor[] ts_broadcast_tensors(TensorList tensors, int n);
}
