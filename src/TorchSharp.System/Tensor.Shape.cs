using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Other views of the same elements.</summary>
    public partial class Tensor
    {
        public Tensor reshape(params long[] shape) => ts_reshape(this, shape, shape.Length);

        public Tensor view(params long[] shape) => ts_view(this, shape, shape.Length);

        public Tensor view_as(Tensor other) => ts_view_as(this, other);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => ts_flatten(this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) => ts_unflatten(this, dim, sizes, sizes.Length);

        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        public Tensor permute(params long[] permutation) => ts_permute(this, permutation, permutation.Length);

        public Tensor permute(IEnumerable<long> permutation) => permute([.. permutation]);

        public Tensor transpose(long dim0, long dim1) => ts_transpose(this, dim0, dim1);

        public Tensor t() => ts_t(this);

        public Tensor T => ts_numpy_T(this);

        public Tensor movedim(long[] source, long[] destination) =>
            ts_movedim(this, source, destination, source.Length, destination.Length);

        public Tensor squeeze(long? dim = null) => ts_squeeze(this, Optional.Of(in dim));

        public Tensor squeeze_(long? dim = null) => This(ts_squeeze_(this, Optional.Of(in dim)));

        public Tensor unsqueeze(long dim) => ts_unsqueeze(this, dim);

        public Tensor unsqueeze_(long dim) => This(ts_unsqueeze_(this, dim));

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) =>
            ts_expand(this, sizes, sizes.Length, isImplicit ? 1 : 0);

        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape.AsSpan(), isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => expand(sizes.AsSpan(), isImplicit);

        public Tensor expand(params long[] sizes) => expand(sizes.AsSpan());

        public Tensor expand_as(Tensor other) => ts_expand_as(this, other);

        public Tensor broadcast_to(params long[] shape) => ts_broadcast_to(this, shape, shape.Length);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            ts_as_strided(this, size, strides, size.Length, strides.Length, storageOffset);

        public Tensor unfold(long dimension, long size, long step) => ts_unfold(this, dimension, size, step);

        [LibraryImport(Library)]
        private static partial Tensor ts_reshape(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_view(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_view_as(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_flatten(Tensor self, long start, long end);

        [LibraryImport(Library)]
        private static partial Tensor ts_unflatten(Tensor self, long dim, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_permute(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_transpose(Tensor self, long a, long b);

        [LibraryImport(Library)]
        private static partial Tensor ts_t(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_numpy_T(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_movedim(
            Tensor self, ReadOnlySpan<long> from, ReadOnlySpan<long> to, int n, int m);

        [LibraryImport(Library)]
        private static partial Tensor ts_squeeze(Tensor self, ReadOnlySpan<long> dim);

        [LibraryImport(Library)]
        private static partial Status ts_squeeze_(Tensor self, ReadOnlySpan<long> dim);

        [LibraryImport(Library)]
        private static partial Tensor ts_unsqueeze(Tensor self, long dim);

        [LibraryImport(Library)]
        private static partial Status ts_unsqueeze_(Tensor self, long dim);

        [LibraryImport(Library)]
        private static partial Tensor ts_expand(Tensor self, ReadOnlySpan<long> dims, int n, int isImplicit);

        [LibraryImport(Library)]
        private static partial Tensor ts_expand_as(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_broadcast_to(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_as_strided(
            Tensor self, ReadOnlySpan<long> size, ReadOnlySpan<long> strides, int n, int m, long offset);

        [LibraryImport(Library)]
        private static partial Tensor ts_unfold(Tensor self, long dim, long size, long step);
    }
}
