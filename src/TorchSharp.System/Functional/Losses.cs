using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How a loss is put together from its elements.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static partial class functional
        {
            /// <param name="input">Logits [batch, classes, ...].</param>
            /// <param name="target">Class numbers (Int64) [batch, ...], or probabilities of the shape of the
            /// input.</param>
            /// <param name="weight">A weight for each class.</param>
            /// <param name="ignore_index">The class number that counts for nothing.</param>
            /// <param name="reduction">The mean is weighted.</param>
            /// <param name="label_smoothing">0 to 1: how much of the target is spread over all classes.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                nn_cross_entropy(input, target, weight, ignore_index, reduction, label_smoothing);

            /// <param name="input">Logarithms of probabilities [batch, classes, ...].</param>
            /// <param name="target">Class numbers (Int64) [batch, ...].</param>
            /// <param name="weight">A weight for each class.</param>
            /// <param name="reduction">The mean is weighted.</param>
            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                nn_nll_loss(input, target, weight, reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                nn_mse_loss(input, target, reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                nn_l1_loss(input, target, reduction);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_cross_entropy(
                Tensor input, Tensor target, Tensor? weight, long ignoreIndex, Reduction reduction, double smoothing);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_nll_loss(Tensor input, Tensor target, Tensor? weight, Reduction reduction);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_mse_loss(Tensor input, Tensor target, Reduction reduction);

            [LibraryImport(Native.Library)]
            private static partial Tensor nn_l1_loss(Tensor input, Tensor target, Reduction reduction);
        }
    }
}
