using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="input">[batch, channels, height, width] or without the batch.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="strides">The kernel size when null.</param>
            /// <param name="padding">At most half of the kernel size.</param>
            /// <param name="dilation">The distance of the elements of a window.</param>
            /// <param name="ceil_mode">Whether a last, incomplete window counts.</param>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false)
            {
                strides ??= kernel_size;
                padding ??= Zeros2d;
                dilation ??= Ones2d;
                return nn_max_pool2d(
                    input, kernel_size, kernel_size.Length, strides, strides.Length, padding, padding.Length, dilation,
                    dilation.Length, ceil_mode);
            }

            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                max_pool2d(input, Both(kernel_size), Both(stride), Both(padding), Both(dilation), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Both(kernel_size), Both(stride), Both(padding), Both(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false)
            {
                strides ??= kernel_size;
                padding ??= Zeros2d;
                dilation ??= Ones2d;
                nn_max_pool2d_with_indices(
                    input, kernel_size, kernel_size.Length, strides, strides.Length, padding, padding.Length, dilation,
                    dilation.Length, ceil_mode, out var output, out var indices);
                return (output, indices);
            }

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null)
            {
                stride ??= kernel_size;
                padding ??= Zeros2d;
                ReadOnlySpan<long> divisor = divisor_override is { } value ? [value] : default;
                return nn_avg_pool2d(
                    input, kernel_size, kernel_size.Length, stride, stride.Length, padding, padding.Length, ceil_mode,
                    count_include_pad, divisor);
            }

            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(
                    input, Both(kernel_size), Both(stride), Both(padding), ceil_mode, count_include_pad,
                    divisor_override);

            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(
                    input, Both(kernel_size), Both(stride), Both(padding), ceil_mode, count_include_pad,
                    divisor_override);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                nn_adaptive_avg_pool2d(input, output_size, output_size.Length);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, Both(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                adaptive_avg_pool2d(input, Both(output_size));

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) =>
                nn_adaptive_max_pool2d(input, output_size, output_size.Length);

            /// <summary>The patches under a sliding window, a column each: [batch, channels * window,
            /// places].</summary>
            public static Tensor unfold(
                Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null,
                (long, long)? stride = null) =>
                nn_unfold(
                    input, Both(kernel_size), 2, Both(dilation) ?? Ones2d, 2, Both(padding) ?? Zeros2d, 2,
                    Both(stride) ?? Ones2d, 2);

            public static Tensor unfold(
                Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(
                    input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>The reverse of <see cref="unfold(Tensor, long, long, long, long)"/>; what overlaps is added
            /// up.</summary>
            public static Tensor fold(
                Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null) =>
                nn_fold(
                    input, Both(output_size), 2, Both(kernel_size), 2, Both(dilation) ?? Ones2d, 2,
                    Both(padding) ?? Zeros2d, 2, Both(stride) ?? Ones2d, 2);

            public static Tensor fold(
                Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0,
                long stride = 1) =>
                fold(
                    input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation),
                    (padding, padding), (stride, stride));

            internal static long[] Both(long value) => [value, value];

            internal static long[] Both((long, long) values) => [values.Item1, values.Item2];

            internal static long[]? Both(long? value) => value is { } given ? Both(given) : null;

            internal static long[]? Both((long, long)? values) => values is { } given ? Both(given) : null;

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_max_pool2d(
                Tensor input, long[] kernel, int kernelCount, long[] stride, int strideCount, long[] padding,
                int paddingCount, long[] dilation, int dilationCount, Flag ceilMode);

            [LibraryImport(Native.Library)]
            private static partial Status nn_max_pool2d_with_indices(
                Tensor input, long[] kernel, int kernelCount, long[] stride, int strideCount, long[] padding,
                int paddingCount, long[] dilation, int dilationCount, Flag ceilMode, out Tensor values,
                out Tensor indices);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_avg_pool2d(
                Tensor input, long[] kernel, int kernelCount, long[] stride, int strideCount, long[] padding,
                int paddingCount, Flag ceilMode, Flag countIncludePad, ReadOnlySpan<long> divisor);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_adaptive_avg_pool2d(Tensor input, long[] size, int count);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_adaptive_max_pool2d(Tensor input, long[] size, int count);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_unfold(
                Tensor input, long[] kernel, int kernelCount, long[] dilation, int dilationCount, long[] padding,
                int paddingCount, long[] stride, int strideCount);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_fold(
                Tensor input, long[] size, int sizeCount, long[] kernel, int kernelCount, long[] dilation,
                int dilationCount, long[] padding, int paddingCount, long[] stride, int strideCount);
        }
    }
}
