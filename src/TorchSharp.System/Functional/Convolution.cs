using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The size of a padding that a convolution works out itself.</summary>
public enum Padding
{
    Valid = 0,
    Same = 1,
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly long[] Ones2d = [1, 1];
            private static readonly long[] Zeros2d = [0, 0];

            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? dilation = null, long groups = 1) =>
                nn_conv1d(input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1)
            {
                strides ??= Ones2d;
                padding ??= Zeros2d;
                dilation ??= Ones2d;
                return nn_conv2d(
                    input, weight, bias, strides, strides.Length, padding, padding.Length, dilation, dilation.Length,
                    groups);
            }

            /// <summary>A convolution that pads by rule; <see cref="Padding.Same"/> wants strides of 1.</summary>
            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null,
                Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
            {
                strides ??= Ones2d;
                dilation ??= Ones2d;
                return nn_conv2d_padding(
                    input, weight, bias, strides, strides.Length, padding == Padding.Same, dilation, dilation.Length,
                    groups);
            }

            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1)
            {
                strides ??= Ones2d;
                padding ??= Zeros2d;
                output_padding ??= Zeros2d;
                dilation ??= Ones2d;
                return nn_conv_transpose2d(
                    input, weight, bias, strides, strides.Length, padding, padding.Length, output_padding,
                    output_padding.Length, dilation, dilation.Length, groups);
            }

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                nn_linear(input, weights, bias);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_conv1d(
                Tensor input, Tensor weight, Tensor? bias, long stride, long padding, long dilation, long groups);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_conv2d(
                Tensor input, Tensor weight, Tensor? bias, long[] stride, int strideCount, long[] padding,
                int paddingCount, long[] dilation, int dilationCount, long groups);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias, long[] stride, int strideCount, Flag same, long[] dilation,
                int dilationCount, long groups);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias, long[] stride, int strideCount, long[] padding,
                int paddingCount, long[] outputPadding, int outputPaddingCount, long[] dilation, int dilationCount,
                long groups);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_linear(Tensor input, Tensor weight, Tensor? bias);
        }
    }
}
