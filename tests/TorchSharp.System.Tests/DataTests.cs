using TorchSharp.Utils;
using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class DataTests
{
    [Fact]
    public void Item_NeedsTheExactType()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal(1.5f, tensor(1.5f).item<float>());
        Assert.Equal(3L, tensor(new[] { 3L }).item<long>());
        Assert.True(tensor(true).item<bool>());
        Assert.Equal((Half)2, tensor(new[] { (Half)2 }).item<Half>());
        Assert.Throws<ArgumentException>(() => tensor(1.0).item<float>());
        Assert.Throws<ArgumentException>(() => tensor(1L).item<int>());
        Assert.Throws<ArgumentException>(() => tensor(1f).item<double>());
        Assert.ThrowsAny<Exception>(() => ones(2).item<float>());
    }

    [Fact]
    public void Conversions_TakeAnyDtype()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal(1.5, tensor(1.5f).ToDouble());
        Assert.Equal(1.5f, tensor(1.5).ToSingle());
        Assert.Equal(3, tensor(3L).ToInt32());
        Assert.Equal(3, (int)tensor(3f));
        Assert.Equal(2.5f, (float)tensor(new[] { 2.5f }, ScalarType.BFloat16));
        Assert.True(tensor(2).ToBoolean());
        Assert.Equal(7, tensor(7L).ToScalar().ToInt64());
        Assert.Equal(0.5, tensor(0.5f).ToScalar().ToDouble());
    }

    [Fact]
    public void Data_FollowsLogicalOrder()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor permuted = Counting(2, 3).permute(1, 0);
        using TensorAccessor<float> data = permuted.data<float>();

        Assert.Equal(6, data.Count);
        Assert.Equal([1, 4, 2, 5, 3, 6], data.ToArray());
        Assert.Equal([1, 4, 2, 5, 3, 6], data);
        Assert.Equal(new float[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } }, data.ToNDArray());
        Assert.Equal(5, data[1, 1]);
        Assert.Equal(5, data[3]);
        Assert.ThrowsAny<Exception>(() => data[6]);
        Assert.ThrowsAny<Exception>(() => data[3, 0]);

        float[] part = new float[4];
        data.CopyTo(part, arrayIndex: 1, tensorIndex: 2);
        Assert.Equal([0, 2, 5, 3], part);
    }

    [Fact]
    public void Data_Written_IsSeenByTheTensor()
    {
        using Tensor x = zeros(2, 2);
        using Tensor permuted = x.t();
        using TensorAccessor<float> data = permuted.data<float>();

        data[0, 1] = 5;
        Check(x, [2, 2], 0, 0, 5, 0);

        data.CopyFrom([1, 2, 3, 4]);
        Check(x, [2, 2], 1, 3, 2, 4);
    }

    [Fact]
    public void Data_OfAnotherType_IsRefused()
    {
        using Tensor x = zeros(2, ScalarType.Float64);

        Assert.Throws<ArgumentException>(() => x.data<float>());
    }

    [Fact]
    public void Bytes_AreTheTensorsMemory()
    {
        using Tensor x = zeros(2, ScalarType.Int32);

        x.bytes[4] = 7;
        Assert.Equal(8, x.bytes.Length);
        Check(x, [2], 0, 7);

        x.bytes = new byte[] { 1, 0, 0, 0, 2, 0, 0, 0 };
        Check(x, [2], 1, 2);
    }

    [Fact]
    public void Bytes_NotInOrder_AreRefused()
    {
        using Tensor x = zeros(2, 3);
        using Tensor permuted = x.t();

        Assert.Throws<InvalidOperationException>(() => permuted.bytes.Length);
        Assert.Throws<InvalidOperationException>(() => permuted.WriteBytesToStream(new MemoryStream()));
    }

    [Fact]
    public void Bytes_OfNoElement_AreNone()
    {
        using Tensor x = zeros(0, 3);

        Assert.Equal(0, x.bytes.Length);
        Assert.Empty(x.data<float>().ToArray());
    }

    [Fact]
    public void BytesStream_RoundTrips()
    {
        using Tensor x = rand(1000);
        using Tensor copy = zeros(1000);
        using MemoryStream stream = new();

        x.WriteBytesToStream(stream, 100);
        stream.Position = 0;
        copy.ReadBytesFromStream(stream, 333);

        Assert.Equal(4000, stream.Length);
        Assert.Equal(Of(x), Of(copy));
    }

    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Bool)]
    public void Conversion_ToAndFro_KeepsSmallNumbers(ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new float[] { 0, 1, 1, 0 });
        Tensor converted = x.to(type);

        Assert.Equal(type, converted.dtype);
        Check(converted.to(ScalarType.Float32), [4], 0, 1, 1, 0);
    }

    [Fact]
    public void Conversion_DisposeAfter_EndsTheSource()
    {
        Tensor x = ones(2);
        using Tensor converted = x.to(ScalarType.Float64, disposeAfter: true);

        Assert.True(x.IsInvalid);
        Check(converted, [2], 1, 1);
    }

    [Fact]
    public void SaveAndLoad_RoundTripEveryDtype()
    {
        using DisposeScope scope = NewDisposeScope();
        string file = Path.GetTempFileName();
        try
        {
            ScalarType[] types = [ScalarType.Float32, ScalarType.BFloat16, ScalarType.Int64, ScalarType.Bool];
            foreach (ScalarType type in types)
            {
                Tensor x = randint(0, 2, [3, 4]).to(type).t();
                save(x, file);
                Tensor read = load(file);

                Assert.Equal(type, read.dtype);
                Assert.Equal([4, 3], read.shape);
                Assert.Equal(Of(x), Of(read));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void SaveAndLoad_SeveralInOneStream_ComeInOrder()
    {
        using DisposeScope scope = NewDisposeScope();
        using MemoryStream stream = new();
        Counting(2, 2).Save(stream);
        tensor(5L).Save(stream);
        stream.Position = 0;

        Check(Tensor.Load(stream), [2, 2], 1, 2, 3, 4);
        Check(Tensor.Load(stream), [], 5);
    }

    [Fact]
    public void Text_OfATensor_TellsItsFactsAndElements()
    {
        using Tensor x = Counting(2, 2);

        Assert.Contains("[2x2]", x.ToString(), StringComparison.Ordinal);
        Assert.Contains("1", x.npstr(), StringComparison.Ordinal);
        Assert.Contains("4", x.cstr(), StringComparison.Ordinal);
        Assert.Contains("Float32", x.jlstr(), StringComparison.Ordinal);
    }
}
