using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Largest, smallest and middle values.</summary>
    public partial class Tensor
    {
        public Tensor max() => ts_max(this);

        public Tensor max(Tensor other) => ts_maximum(this, other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false)
        {
            ts_max_dim(this, dim, keepdim ? 1 : 0, out Tensor values, out Tensor indexes);
            return (values, indexes);
        }

        public Tensor min() => ts_min(this);

        public Tensor min(Tensor other) => ts_minimum(this, other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false)
        {
            ts_min_dim(this, dim, keepdim ? 1 : 0, out Tensor values, out Tensor indexes);
            return (values, indexes);
        }

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            amax(dims.AsSpan(), keepdim, @out);

        public Tensor amax(params long[] dims) => amax(dims.AsSpan());

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            Tensor result = ts_amax(this, dims, dims.Length, keepdim ? 1 : 0);
            return @out is null ? result : @out.Take(result);
        }

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            amin(dims.AsSpan(), keepdim, @out);

        public Tensor amin(params long[] dims) => amin(dims.AsSpan());

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            Tensor result = ts_amin(this, dims, dims.Length, keepdim ? 1 : 0);
            return @out is null ? result : @out.Take(result);
        }

        public Tensor argmax() => ts_argmax(this, default, 0);

        public Tensor argmax(long dim, bool keepdim = false) => ts_argmax(this, [dim], keepdim ? 1 : 0);

        public Tensor argmin() => ts_argmin(this, default, 0);

        public Tensor argmin(long dim, bool keepdim = false) => ts_argmin(this, [dim], keepdim ? 1 : 0);

        public Tensor median() => ts_median(this);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false)
        {
            ts_kthvalue(this, k, dim ?? -1, keepdim ? 1 : 0, out Tensor values, out Tensor indices);
            return (values, indices);
        }

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) =>
            ts_quantile(this, q, dim, keepdim ? 1 : 0);

        /// <summary>Becomes a copy of a result, which ends: what an out argument asks for.</summary>
        private Tensor Take(Tensor result)
        {
            using (result)
            {
                return copy_(result);
            }
        }

        [LibraryImport(Library)]
        private static partial Tensor ts_max(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_max_dim(
            Tensor self, long dim, int keepdim, out Tensor values, out Tensor indexes);

        [LibraryImport(Library)]
        private static partial Tensor ts_min(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_min_dim(
            Tensor self, long dim, int keepdim, out Tensor values, out Tensor indexes);

        [LibraryImport(Library)]
        private static partial Tensor ts_amax(Tensor self, ReadOnlySpan<long> dims, int n, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_amin(Tensor self, ReadOnlySpan<long> dims, int n, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_argmax(Tensor self, ReadOnlySpan<long> dim, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_argmin(Tensor self, ReadOnlySpan<long> dim, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_median(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_kthvalue(
            Tensor self, long k, long dim, int keepdim, out Tensor values, out Tensor indices);

        [LibraryImport(Library)]
        private static partial Tensor ts_quantile(Tensor self, Tensor q, long dim, int keepdim);
    }
}
