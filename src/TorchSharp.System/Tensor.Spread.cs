using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Standard deviations and variances.</summary>
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => ts_std(this, default, 0, unbiased ? 1 : 0, 0);

        public Tensor std(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(type, ts_std(this, dimensions, dimensions.Length, unbiased ? 1 : 0, keepdim ? 1 : 0));

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.AsSpan(), unbiased, keepdim, type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim], unbiased, keepdim, type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor std(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor var(bool unbiased = true) => ts_var(this, default, 0, unbiased ? 1 : 0, 0);

        public Tensor var(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(type, ts_var(this, dimensions, dimensions.Length, unbiased ? 1 : 0, keepdim ? 1 : 0));

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.AsSpan(), unbiased, keepdim, type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim], unbiased, keepdim, type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor var(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true)
        {
            ts_std_mean(this, default, 0, unbiased ? 1 : 0, 0, out Tensor std, out Tensor mean);
            return (std, mean);
        }

        public (Tensor std, Tensor mean) std_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            (int of, int kept) = (unbiased ? 1 : 0, keepdim ? 1 : 0);
            ts_std_mean(this, dimensions, dimensions.Length, of, kept, out Tensor std, out Tensor mean);
            return (As(type, std), As(type, mean));
        }

        public (Tensor std, Tensor mean) std_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean(dimensions.AsSpan(), unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean([dim], unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true)
        {
            ts_var_mean(this, default, 0, unbiased ? 1 : 0, 0, out Tensor var, out Tensor mean);
            return (var, mean);
        }

        public (Tensor std, Tensor mean) var_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            (int of, int kept) = (unbiased ? 1 : 0, keepdim ? 1 : 0);
            ts_var_mean(this, dimensions, dimensions.Length, of, kept, out Tensor var, out Tensor mean);
            return (As(type, var), As(type, mean));
        }

        public (Tensor std, Tensor mean) var_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean(dimensions.AsSpan(), unbiased, keepdim, type);

        public (Tensor var, Tensor mean) var_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean([dim], unbiased, keepdim, type);

        public (Tensor var, Tensor mean) var_mean(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public (Tensor var, Tensor mean) var_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        private static Tensor As(ScalarType? type, Tensor result) =>
            type is { } other ? result.to(other, disposeAfter: true) : result;

        [LibraryImport(Library)]
        private static partial Tensor ts_std(Tensor self, ReadOnlySpan<long> dims, int n, int unbiased, int keepdim);

        [LibraryImport(Library)]
        private static partial Tensor ts_var(Tensor self, ReadOnlySpan<long> dims, int n, int unbiased, int keepdim);

        [LibraryImport(Library)]
        private static partial Status ts_std_mean(
            Tensor self, ReadOnlySpan<long> dims, int n, int unbiased, int keepdim, out Tensor first,
            out Tensor second);

        [LibraryImport(Library)]
        private static partial Status ts_var_mean(
            Tensor self, ReadOnlySpan<long> dims, int n, int unbiased, int keepdim, out Tensor first,
            out Tensor second);
    }
}
