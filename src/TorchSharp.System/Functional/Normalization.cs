using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalizes each channel by the batch's statistics in training, else by the running
            /// ones.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                nn_batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps);

            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                nn_layer_norm(input, normalized_shape, normalized_shape.Length, weight, bias, eps);

            public static Tensor group_norm(
                Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                nn_group_norm(input, num_groups, weight, bias, eps);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_batch_norm(
                Tensor input, Tensor? mean, Tensor? var, Tensor? weight, Tensor? bias, Flag training, double momentum,
                double eps);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_layer_norm(
                Tensor input, long[] shape, int shapeCount, Tensor? weight, Tensor? bias, double eps);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_group_norm(
                Tensor input, long groups, Tensor? weight, Tensor? bias, double eps);
        }
    }
}
