using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>What the tests say about tensors.</summary>
internal static class Elements
{
    /// <summary>Asserts the shape and the elements, in logical order, of a tensor of any dtype.</summary>
    internal static void Check(Tensor actual, long[] shape, params double[] expected)
    {
        Assert.Equal(shape, actual.shape);
        double[] values = Of(actual);
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double tolerance = 1e-5 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(
                expected[i].Equals(values[i]) || Math.Abs(expected[i] - values[i]) <= tolerance,
                $"Element {i} is {values[i]}, not {expected[i]}; all: {string.Join(", ", values)}");
        }
    }

    internal static double[] Of(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return tensor.detach().cpu().to(ScalarType.Float64).data<double>().ToArray();
    }

    /// <summary>1, 2, 3 ... in the given shape, as Float32.</summary>
    internal static Tensor Counting(params long[] shape) =>
        arange(1, shape.Aggregate(1L, (product, size) => product * size) + 1, ScalarType.Float32).reshape(shape);
}
