using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What a padding is filled with.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}

public static partial class torch
{
    /// <summary>How <see cref="nn.functional.interpolate"/> works out values between elements.</summary>
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
        NearestExact = 6,
    }

    /// <summary>How <see cref="nn.functional.grid_sample"/> works out values between pixels.</summary>
    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2,
    }

    /// <summary>What <see cref="nn.functional.grid_sample"/> takes for values outside of the image.</summary>
    public enum GridSamplePaddingMode
    {
        Zeros = 0,
        Reflection = 1,
        Border = 2,
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="input">Any shape.</param>
            /// <param name="pad">Before and after, for the last dimension, then for the one before it, and so
            /// on.</param>
            /// <param name="mode">What to fill with.</param>
            /// <param name="value">For a constant.</param>
            public static Tensor pad(
                Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                nn_pad(input, pad, pad.Length, mode, value);

            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(
                Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                nn_pad(input, pad, pad.Length, mode, value);

            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(
                Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                nn_pad(input, [pad.Item1, pad.Item2], 2, mode, value);

            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0) =>
                nn_pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], 4, mode, value);

            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(
                Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                nn_pad(input, [pad, pad], 2, mode, value);

            /// <param name="x">Class numbers (Int64), any shape.</param>
            /// <param name="num_classes">The size of the new last dimension; -1: the largest class number plus
            /// one.</param>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => nn_one_hot(x, num_classes);

            /// <summary>Where each pixel of the result lies in the input of <see cref="grid_sample"/>, -1 to
            /// 1.</summary>
            /// <param name="theta">Affine maps [batch, 2, 3].</param>
            /// <param name="size">The result's [batch, channels, height, width].</param>
            /// <param name="align_corners">Whether -1 and 1 are the centers of the outer pixels or their outer
            /// edges.</param>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
            {
                ArgumentNullException.ThrowIfNull(size);
                return nn_affine_grid(theta, size, size.Length, align_corners);
            }

            /// <param name="input">[batch, channels, height, width].</param>
            /// <param name="grid">[batch, height, width, 2], x before y.</param>
            /// <param name="mode">Between pixels.</param>
            /// <param name="padding_mode">Outside of the image.</param>
            /// <param name="align_corners">As for <see cref="affine_grid"/>; null is false.</param>
            public static Tensor grid_sample(
                Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                nn_grid_sample(input, grid, mode, padding_mode, align_corners ?? false);

            /// <summary>Another size for what lies behind the batch and channel dimensions.</summary>
            /// <param name="x">[batch, channels, ...], one to three dimensions after the channels.</param>
            /// <param name="size">The new size; or give</param>
            /// <param name="scale_factor">a factor for each dimension, or one for all.</param>
            /// <param name="mode">Between elements.</param>
            /// <param name="align_corners">Whether corners stay corners, for the linear and cubic modes; null is
            /// false.</param>
            /// <param name="recompute_scale_factor">Whether to use the factor of the rounded sizes instead.</param>
            /// <param name="antialias">Whether to smooth when shrinking, for bilinear and bicubic.</param>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null,
                bool recompute_scale_factor = false, bool antialias = false) =>
                nn_interpolate(
                    x, size, size?.Length ?? 0, scale_factor, scale_factor?.Length ?? 0, mode, align_corners ?? false,
                    recompute_scale_factor, antialias);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_pad(
                Tensor input, ReadOnlySpan<long> pad, int padCount, PaddingModes mode, double value);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_one_hot(Tensor input, long classes);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_affine_grid(Tensor theta, long[] size, int sizeCount, Flag alignCorners);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_grid_sample(
                Tensor input, Tensor grid, GridSampleMode mode, GridSamplePaddingMode padding, Flag alignCorners);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_interpolate(
                Tensor input, long[]? size, int sizeCount, double[]? factors, int factorCount, InterpolationMode mode,
                Flag alignCorners, Flag recompute, Flag antialias);
        }
    }
}
