using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class FactoryTests
{
    public static TheoryData<string, Func<Tensor>, ScalarType, long[]> Made => new()
    {
        { "tensor(1f)", () => tensor(1f), ScalarType.Float32, [] },
        { "tensor(1.0)", () => tensor(1.0), ScalarType.Float64, [] },
        { "tensor(1)", () => tensor(1), ScalarType.Int32, [] },
        { "tensor(1L)", () => tensor(1L), ScalarType.Int64, [] },
        { "tensor(true)", () => tensor(true), ScalarType.Bool, [] },
        { "tensor((byte)1)", () => tensor((byte)1), ScalarType.Byte, [] },
        { "tensor(1L, Float32)", () => tensor(1L, ScalarType.Float32), ScalarType.Float32, [] },
        { "full of whole numbers", () => full(2, 3, 1), ScalarType.Int64, [2, 3] },
        { "full of fractions", () => full(2, 3, 1.5), ScalarType.Float32, [2, 3] },
        { "full, dtype asked for", () => full([2], 1, ScalarType.Float64), ScalarType.Float64, [2] },
        { "arange of whole numbers", () => arange(5), ScalarType.Int64, [5] },
        { "arange of fractions", () => arange(0.0, 1.0, 0.1), ScalarType.Float32, [10] },
        { "linspace", () => linspace(0, 1, 5), ScalarType.Float32, [5] },
        { "randint", () => randint(10, [2, 3]), ScalarType.Int64, [2, 3] },
        { "randint of a Size", () => randint(0, 10, (2, 3)), ScalarType.Int64, [2, 3] },
        { "randint, dtype asked for", () => randint(10, [2], ScalarType.Float32), ScalarType.Float32, [2] },
        { "randperm", () => randperm(7), ScalarType.Int64, [7] },
        { "zeros", () => zeros(2, 3, 4, 5), ScalarType.Float32, [2, 3, 4, 5] },
        { "zeros of no dimension", () => zeros([]), ScalarType.Float32, [] },
        { "zeros of no element", () => zeros(2, 0), ScalarType.Float32, [2, 0] },
        { "ones", () => ones(4, ScalarType.BFloat16), ScalarType.BFloat16, [4] },
        { "eye", () => eye(3), ScalarType.Float32, [3, 3] },
        { "rand", () => rand(2, 3), ScalarType.Float32, [2, 3] },
        { "randn", () => randn([2, 3], ScalarType.Float64), ScalarType.Float64, [2, 3] },
        { "normal", () => normal(1, 2, [4]), ScalarType.Float32, [4] },
        { "zeros_like", () => zeros_like(ones(2, ScalarType.Int16)), ScalarType.Int16, [2] },
        { "ones_like, dtype asked for", () => ones_like(ones(2), ScalarType.Int64), ScalarType.Int64, [2] },
        { "from int[,]", () => tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }), ScalarType.Int32, [2, 3] },
        { "from float[,,,]", () => tensor(new float[1, 2, 3, 4]), ScalarType.Float32, [1, 2, 3, 4] },
        { "from bool[]", () => tensor(new[] { true, false }), ScalarType.Bool, [2] },
        { "from Half[]", () => tensor(new[] { (Half)1 }), ScalarType.Float16, [1] },
        { "from a list", () => tensor(new List<double> { 1, 2 }), ScalarType.Float64, [2] },
        { "from an array with dimensions", () => tensor(new float[6], 2, 3), ScalarType.Float32, [2, 3] },
        { "from memory", () => tensor(new long[6].AsMemory(), [3, 2]), ScalarType.Int64, [3, 2] },
        { "comparison", () => ones(2) == zeros(2), ScalarType.Bool, [2] },
        { "sum of truths", () => (ones(2) == ones(2)).sum(), ScalarType.Int64, [] },
        { "argmax", () => ones(2, 3).argmax(1), ScalarType.Int64, [2] },
        { "whole numbers divided", () => arange(4) / 2, ScalarType.Float32, [4] },
        { "whole numbers times a fraction", () => arange(4) * 0.5, ScalarType.Float32, [4] },
        { "a double over floats", () => 1.0 / ones(2), ScalarType.Float32, [2] },
        { "a double over one float", () => 1.0 / tensor(2f), ScalarType.Float32, [] },
    };

    [Theory]
    [MemberData(nameof(Made))]
    public void Factory_GivesItsDtypeAndShape(string name, Func<Tensor> make, ScalarType dtype, long[] shape)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor made = make();

        Assert.True(made.dtype == dtype, $"{name} is {made.dtype}");
        Assert.Equal(shape, made.shape);
    }

    [Fact]
    public void Values_AreThoseAskedFor()
    {
        using DisposeScope scope = NewDisposeScope();

        Check(full(2, 2, 7), [2, 2], 7, 7, 7, 7);
        Check(arange(1, 10, 3), [3], 1, 4, 7);
        Check(linspace(-1, 1, 5), [5], -1, -0.5, 0, 0.5, 1);
        Check(logspace(0, 3, 4), [4], 1, 10, 100, 1000);
        Check(eye(2, 3), [2, 3], 1, 0, 0, 0, 1, 0);
        Check(tril_indices(2, 2), [2, 3], 0, 1, 1, 0, 0, 1);
        Check(tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }), [2, 3], 1, 2, 3, 4, 5, 6);
        Check(tensor(new List<float> { 1, 2, 3, 4 }, 2, 2), [2, 2], 1, 2, 3, 4);
        Check(tensor(new[] { true, false, true }), [3], 1, 0, 1);
        Check(tensor(new[] { 1.7f, -1.7f }, ScalarType.Int64), [2], 1, -1);
        Check(tensor(new[] { (Half)0.5f }), [1], 0.5);
        Check(full_like(ones(2), 3), [2], 3, 3);
    }

    [Fact]
    public void RequiresGrad_IsSetOnALeaf()
    {
        using DisposeScope scope = NewDisposeScope();

        Tensor[] all = [ones(2, requires_grad: true), tensor(1f, requires_grad: true), rand(2, requires_grad: true)];
        foreach (Tensor made in all)
        {
            Assert.True(made.requires_grad);
            Assert.True(made.is_leaf);
        }
    }

    [Fact]
    public void TensorOfAnArray_Copies()
    {
        float[] array = [1, 2, 3];
        using Tensor copy = tensor(array);
        using Tensor fromMemory = tensor(array.AsMemory(), [3]);

        array[0] = 9;

        Check(copy, [3], 1, 2, 3);
        Check(fromMemory, [3], 1, 2, 3);
    }

    [Fact]
    public void FromArray_SharesTheArray()
    {
        float[,] array = { { 1, 2 }, { 3, 4 } };
        using Tensor shared = from_array(array);

        array[0, 0] = 9;
        shared[1, 1] = tensor(7f);

        Check(shared, [2, 2], 9, 2, 3, 7);
        Assert.Equal(7, array[1, 1]);
    }

    [Fact]
    public void AsTensorOfAnArray_SharesAndOfTruthsToo()
    {
        bool[] array = [true, false];
        using Tensor shared = as_tensor(array);

        array[1] = true;

        Check(shared, [2], 1, 1);
    }

    [Fact]
    public void FromArray_ArrayOutOfReach_KeepsItsMemory()
    {
        using Tensor shared = from_array(Enumerable.Range(0, 100_000).ToArray());

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);

        Assert.Equal(4_999_950_000, shared.sum().ToInt64());
    }

    [Fact]
    public void FromArray_AnotherDtype_Converts()
    {
        int[] array = [1, 2];
        using Tensor converted = from_array(array, ScalarType.Float32);

        array[0] = 9;

        Check(converted, [2], 1, 2);
    }

    [Fact]
    public void FromBuffer_CountsElements()
    {
        int[] array = [1, 2, 3, 4, 5];
        using Tensor part = frombuffer(array, ScalarType.Int32, count: 2, offset: 1);
        using Tensor converted = frombuffer(array, ScalarType.Float64, offset: 3);

        array[1] = 9;

        Check(part, [2], 9, 3);
        Check(converted, [2], 4, 5);
        Assert.Equal(ScalarType.Float64, converted.dtype);
    }

    [Fact]
    public void TensorOfAnArray_DimensionsThatDoNotFit_AreRefused() =>
        Assert.ThrowsAny<Exception>(() => tensor(new float[5], [2, 3]));
}
