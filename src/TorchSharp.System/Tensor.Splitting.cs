using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One tensor as several.</summary>
    public partial class Tensor
    {
        public Tensor[] chunk(long chunks, long dim = 0) => ts_chunk(this, chunks, dim);

        public Tensor[] split(long size, int dim = 0) => ts_split(this, size, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => ts_split_sizes(this, sizes, sizes.Length, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => split(sizes.AsSpan(), dim);

        public Tensor[] split(params long[] sizes) => split(sizes.AsSpan());

        public Tensor[] unbind(long dimension = 0) => ts_unbind(this, dimension);

        [LibraryImport(Library)]
        [return: MarshalUsing(typeof(TensorArrayMarshaller))]
        private static partial Tensor[] ts_chunk(Tensor self, long chunks, long dim);

        [LibraryImport(Library)]
        [return: MarshalUsing(typeof(TensorArrayMarshaller))]
        private static partial Tensor[] ts_split(Tensor self, long size, long dim);

        [LibraryImport(Library)]
        [return: MarshalUsing(typeof(TensorArrayMarshaller))]
        private static partial Tensor[] ts_split_sizes(Tensor self, ReadOnlySpan<long> sizes, int n, long dim);

        [LibraryImport(Library)]
        [return: MarshalUsing(typeof(TensorArrayMarshaller))]
        private static partial Tensor[] ts_unbind(Tensor self, long dim);
    }
}
