using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to all parameters of a module at once.</summary>
        public static partial class utils
        {
            /// <summary>Scales the gradients down, together, so that their norm is at most a maximum.</summary>
            /// <param name="tensors">Those without a gradient are passed over.</param>
            /// <param name="max_norm">The largest norm to leave alone.</param>
            /// <param name="norm_type">1, 2, ... or infinity.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                var parameters = tensors.ToArray();
                nn_clip_grad_norm_(new TensorList(parameters), parameters.Length, max_norm, norm_type, out var norm);
                return norm;
            }

            /// <summary>Clamps every element of the gradients to -clip_value .. clip_value.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                var parameters = tensors.ToArray();
                nn_clip_grad_value_(new TensorList(parameters), parameters.Length, clip_value);
            }

            /// <summary>All elements of all parameters, in their order, in one dimension.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                var parts = tensors.Select(t => t.reshape(-1)).ToList();
                var vector = cat(parts);
                parts.ForEach(p => p.Dispose());
                return vector;
            }

            /// <summary>Writes what <see cref="parameters_to_vector"/> gave back into the parameters.</summary>
            /// <exception cref="ArgumentException">The vector has not as many elements as the parameters.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                var parameters = tensors.ToList();
                var count = parameters.Sum(p => p.numel());
                if (vec.numel() != count)
                {
                    throw new ArgumentException(
                        $"The vector has {vec.numel()} elements, the parameters {count}.", nameof(vec));
                }

                using var _ = no_grad();
                var start = 0L;
                foreach (var parameter in parameters)
                {
                    using var part = vec.narrow(0, start, parameter.numel());
                    using var shaped = part.view_as(parameter);
                    parameter.copy_(shaped);
                    start += parameter.numel();
                }
            }

            [LibraryImport(Native.Library)]
            private static partial Status nn_clip_grad_norm_(
                TensorList parameters, int n, double maximum, double kind, out double total);

            [LibraryImport(Native.Library)]
            private static partial Status nn_clip_grad_value_(TensorList parameters, int n, double limit);
        }
    }
}
