using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Elements chosen by position or mask, and written there.</summary>
    public partial class Tensor
    {
        public Tensor narrow(long dim, long start, long length) => ts_narrow(this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step) => ts_slice(this, dim, start, finish, step);

        public Tensor select(long dim, long index) => ts_select(this, dim, index);

        public Tensor index_select(long dim, Tensor index) => ts_index_select(this, dim, index);

        public Tensor gather(long dim, Tensor index) => ts_gather(this, dim, index);

        public Tensor take(Tensor index) => ts_take(this, index);

        public Tensor take_along_dim(Tensor indices) => ts_take_along_dim(this, indices, default);

        public Tensor take_along_dim(Tensor indices, long dim) => ts_take_along_dim(this, indices, [dim]);

        public Tensor masked_select(Tensor mask) => ts_masked_select(this, mask);

        public Tensor masked_fill(Tensor mask, Scalar value) => ts_masked_fill(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => This(ts_masked_fill_(this, mask, value));

        public Tensor where(Tensor condition, Tensor y) => ts_where(condition, this, y);

        public Tensor nonzero() => ts_nonzero(this);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            This(ts_index_add_(this, dim, index, source, alpha));

        public Tensor index_copy_(long dim, Tensor index, Tensor source) =>
            This(ts_index_copy_(this, dim, index, source));

        public Tensor index_fill_(long dim, Tensor index, Scalar value) =>
            This(ts_index_fill_(this, dim, index, value));

        public Tensor scatter(long dim, Tensor index, Tensor src) => ts_scatter(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => This(ts_scatter_(this, dim, index, src));

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => This(ts_scatter_add_(this, dim, index, src));

        [LibraryImport(Library)]
        private static partial Tensor ts_narrow(Tensor self, long dim, long start, long length);

        [LibraryImport(Library)]
        private static partial Tensor ts_slice(Tensor self, long dim, long start, long finish, long step);

        [LibraryImport(Library)]
        private static partial Tensor ts_select(Tensor self, long dim, long index);

        [LibraryImport(Library)]
        private static partial Tensor ts_index_select(Tensor self, long dim, Tensor index);

        [LibraryImport(Library)]
        private static partial Tensor ts_gather(Tensor self, long dim, Tensor index);

        [LibraryImport(Library)]
        private static partial Tensor ts_take(Tensor self, Tensor index);

        [LibraryImport(Library)]
        private static partial Tensor ts_take_along_dim(Tensor self, Tensor indices, ReadOnlySpan<long> dim);

        [LibraryImport(Library)]
        private static partial Tensor ts_masked_select(Tensor self, Tensor mask);

        [LibraryImport(Library)]
        private static partial Tensor ts_masked_fill(Tensor self, Tensor mask, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Status ts_masked_fill_(Tensor self, Tensor mask, ScalarValue value);

        [LibraryImport(Library)]
        internal static partial Tensor ts_where(Tensor condition, Tensor x, Tensor y);

        [LibraryImport(Library)]
        private static partial Tensor ts_nonzero(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_index_add_(
            Tensor self, long dim, Tensor index, Tensor source, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Status ts_index_copy_(Tensor self, long dim, Tensor index, Tensor source);

        [LibraryImport(Library)]
        private static partial Status ts_index_fill_(Tensor self, long dim, Tensor index, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Tensor ts_scatter(Tensor self, long dim, Tensor index, Tensor source);

        [LibraryImport(Library)]
        private static partial Status ts_scatter_(Tensor self, long dim, Tensor index, Tensor source);

        [LibraryImport(Library)]
        private static partial Status ts_scatter_add_(Tensor self, long dim, Tensor index, Tensor source);
    }
}
