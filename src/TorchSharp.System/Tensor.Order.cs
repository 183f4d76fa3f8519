using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Counting and ordering.</summary>
    public partial class Tensor
    {
        public Tensor all() => ts_all(this);

        public Tensor all(long dim, bool keepdim = false) => ts_all_dim(this, dim, keepdim ? 1 : 0);

        public Tensor any() => ts_any(this);

        public Tensor any(long dim, bool keepdim = false) => ts_any_dim(this, dim, keepdim ? 1 : 0);

        public Tensor count_nonzero(long[]? dims = null) => ts_count_nonzero(this, dims, dims?.Length ?? 0);

        public Tensor bincount(Tensor? weights, long minlength = 0) => ts_bincount(this, weights, minlength);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => ts_histc(this, bins, min, max);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            ts_sort(this, dim, descending ? 1 : 0, stable ? 1 : 0, out Tensor values, out Tensor indices);
            return (values, indices);
        }

        public Tensor argsort(long dim = -1, bool descending = false) => ts_argsort(this, dim, descending ? 1 : 0);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            ts_topk(this, k, dim, largest ? 1 : 0, sorted ? 1 : 0, out Tensor values, out Tensor indexes);
            return (values, indexes);
        }

        public (Tensor output, Tensor inverse_indices, Tensor counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            long? chosen = dim;
            Tensor[] results =
                ts_unique(this, sorted ? 1 : 0, return_inverse ? 1 : 0, return_counts ? 1 : 0, Optional.Of(in chosen));
            return (results[0], results[1], results[2]);
        }

        [LibraryImport(Library)]
        private static partial Tensor ts_all(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_all_dim(Tensor self, long dim, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_any(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_any_dim(Tensor self, long dim, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_count_nonzero(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_bincount(Tensor self, Tensor? weights, long minlength);

        [LibraryImport(Library)]
        private static partial Tensor ts_histc(Tensor self, long bins, long min, long max);

        [LibraryImport(Library)]
        private static partial Status ts_sort(
            Tensor self, long dim, int descending, int stable, out Tensor values, out Tensor indices);

        [LibraryImport(Library)]
        private static partial Tensor ts_argsort(Tensor self, long dim, int descending);

        [LibraryImport(Library)]
        private static partial Status ts_topk(
            Tensor self, long k, long dim, int largest, int sorted, out Tensor values, out Tensor indices);

        [LibraryImport(Library)]
        [return: MarshalUsing(typeof(TensorArrayMarshaller))]
        private static partial Tensor[] ts_unique(
            Tensor self, int sorted, int inverse, int counts, ReadOnlySpan<long> dim);
    }
}
