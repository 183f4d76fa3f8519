using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Zeros elements with probability p and scales the others by 1 / (1 - p); draws from the global
            /// generator.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                nn_dropout(input, p, training, inplace);

            /// <summary>As <see cref="dropout"/>, for whole channels of [batch, channels, height, width].</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                nn_feature_dropout(input, p, training, inplace);

            /// <summary>Dropout that keeps mean and variance, for networks of SELU.</summary>
            public static Tensor alpha_dropout(
                Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                nn_alpha_dropout(input, p, training, inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_dropout(Tensor input, double p, Flag training, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_feature_dropout(Tensor input, double p, Flag training, Flag inplace);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_alpha_dropout(Tensor input, double p, Flag training, Flag inplace);
        }
    }
}
