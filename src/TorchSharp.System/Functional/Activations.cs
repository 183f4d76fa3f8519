using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => nn_relu(x, inplace);

            public static Tensor relu6(Tensor x, bool inplace = false) => nn_relu6(x, inplace);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                nn_leaky_relu(input, negative_slope, inplace);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => nn_elu(x, alpha, inplace);

            public static Tensor selu(Tensor x, bool inplace = false) => nn_selu(x, inplace);

            public static Tensor gelu(Tensor x) => nn_gelu(x, false);

            public static Tensor gelu(Tensor x, bool inplace) => nn_gelu(x, inplace);

            public static Tensor silu(Tensor x, bool inplace = false) => nn_silu(x, inplace);

            public static Tensor mish(Tensor x, bool inplace = false) => nn_mish(x, inplace);

            public static Tensor tanh(Tensor x, bool inplace = false) => nn_tanh(x, inplace);

            public static Tensor sigmoid(Tensor x) => nn_sigmoid(x, false);

            public static Tensor sigmoid(Tensor x, bool inplace) => nn_sigmoid(x, inplace);

            public static Tensor hardswish(Tensor input, bool inplace = false) => nn_hardswish(input, inplace);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => nn_hardsigmoid(input, inplace);

            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                nn_hardtanh(x, min_val, max_val, inplace);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                nn_softplus(x, beta, threshold);

            public static Tensor prelu(Tensor input, Tensor weight) => nn_prelu(input, weight);

            /// <param name="input">Any shape.</param>
            /// <param name="dim">The dimension along which the results add up to one.</param>
            /// <param name="dtype">Converts the input first.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                nn_softmax(input, dim, dtype.Code());

            public static Tensor log_softmax(Tensor x, long dim) => nn_log_softmax(x, dim);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_relu(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_relu6(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_leaky_relu(Tensor input, double slope, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_elu(Tensor input, double alpha, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_selu(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_gelu(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_silu(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_mish(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_tanh(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_sigmoid(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_hardswish(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_hardsigmoid(Tensor input, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_hardtanh(Tensor input, double low, double high, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_softplus(Tensor input, double beta, double threshold);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_prelu(Tensor input, Tensor weight);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_softmax(Tensor input, long dim, int dtype);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_log_softmax(Tensor input, long dim);
        }
    }
}
