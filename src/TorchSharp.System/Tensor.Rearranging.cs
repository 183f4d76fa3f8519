using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Elements repeated or in another place.</summary>
    public partial class Tensor
    {
        public Tensor repeat(params long[] sizes) => ts_repeat(this, sizes, sizes.Length);

        public Tensor tile(long[] reps) => ts_tile(this, reps, reps.Length);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            ts_repeat_interleave(this, repeats, Optional.Of(in dim), Optional.Of(in output_size));

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            ts_repeat_interleave_scalar(this, repeats, Optional.Of(in dim), Optional.Of(in output_size));

        public Tensor flip(params long[] dims) => ts_flip(this, dims, dims.Length);

        public Tensor fliplr() => ts_fliplr(this);

        public Tensor flipud() => ts_flipud(this);

        public Tensor roll(long shifts, long? dims = null) => roll([shifts], Optional.Of(in dims));

        public Tensor roll((long, long) shifts, (long, long) dims) =>
            roll([shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll([shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

        public Tensor roll(long[] shifts, long[] dims) => roll(shifts.AsSpan(), dims);

        public Tensor roll(long[] shifts) => roll(shifts.AsSpan());

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
            ts_roll(this, shifts, shifts.Length, dims, dims.Length);

        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            (long first, long second) = dims ?? (0, 1);
            return ts_rot90(this, k, first, second);
        }

        public Tensor diag(long diagonal = 0) => ts_diag(this, diagonal);

        public Tensor tril(long diagonal = 0) => ts_tril(this, diagonal);

        public Tensor triu(long diagonal = 0) => ts_triu(this, diagonal);

        [LibraryImport(Library)]
        private static partial Tensor ts_repeat(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_tile(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_repeat_interleave(
            Tensor self, Tensor repeats, ReadOnlySpan<long> dim, ReadOnlySpan<long> size);

        [LibraryImport(Library)]
        private static partial Tensor ts_repeat_interleave_scalar(
            Tensor self, long repeats, ReadOnlySpan<long> dim, ReadOnlySpan<long> size);

        [LibraryImport(Library)]
        private static partial Tensor ts_flip(Tensor self, ReadOnlySpan<long> dims, int n);

        [LibraryImport(Library)]
        private static partial Tensor ts_fliplr(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_flipud(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_roll(
            Tensor self, ReadOnlySpan<long> shifts, int n, ReadOnlySpan<long> dims, int m);

        [LibraryImport(Library)]
        private static partial Tensor ts_rot90(Tensor self, long k, long a, long b);

        [LibraryImport(Library)]
        private static partial Tensor ts_diag(Tensor self, long diagonal);

        [LibraryImport(Library)]
        private static partial Tensor ts_tril(Tensor self, long diagonal);

        [LibraryImport(Library)]
        private static partial Tensor ts_triu(Tensor self, long diagonal);
    }
}
