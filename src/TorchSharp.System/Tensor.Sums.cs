using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sums, means, products and norms.</summary>
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => ts_sum(this, default, 0, 0, type.Code());

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            sum(dim.AsSpan(), keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            ts_sum(this, dim, dim.Length, keepdim ? 1 : 0, type.Code());

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            sum([dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            sum([dim0, dim1, dim2], keepdim, type);

        public Tensor nansum() => ts_nansum(this);

        public Tensor mean() => ts_mean(this, default, 0, 0, -1);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            ts_mean(this, dimensions, dimensions.Length, keepdim ? 1 : 0, type.Code());

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null)
        {
            long? chosen = dim;
            return ts_nanmean(this, Optional.Of(in chosen), dim is null ? 0 : 1, keepdim ? 1 : 0, dtype.Code());
        }

        public Tensor prod(ScalarType? type = null) => ts_prod(this, type.Code());

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            ts_prod_dim(this, dim, keepdim ? 1 : 0, type.Code());

        public Tensor cumsum(long dim, ScalarType? type = null) => ts_cumsum(this, dim, type.Code());

        public Tensor cumprod(long dim, ScalarType? type = null) => ts_cumprod(this, dim, type.Code());

        public Tensor logsumexp(long dim, bool keepdim = false) => ts_logsumexp(this, dim, keepdim ? 1 : 0);

        public Tensor norm(float p = 2f) => ts_norm(this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => ts_norm_dim(this, dim, keepdim ? 1 : 0, p);

        [LibraryImport(Library)]
        private static partial Tensor ts_sum(Tensor self, ReadOnlySpan<long> dims, int n, int keepdim, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_mean(Tensor self, ReadOnlySpan<long> dims, int n, int keepdim, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_nanmean(Tensor self, ReadOnlySpan<long> dims, int n, int keepdim, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_nansum(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_prod(Tensor self, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_prod_dim(Tensor self, long dim, int keepdim, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_cumsum(Tensor self, long dim, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_cumprod(Tensor self, long dim, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_logsumexp(Tensor self, long dim, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_norm(Tensor self, float p);

        [LibraryImport(Library)]
        private static partial Tensor ts_norm_dim(Tensor self, long dim, int keepdim, float p);
    }
}
