using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Tensors in files: the dtype, the number of dimensions and their sizes, each as an LEB128 number, then the elements
/// as they lie in memory.
/// </summary>
public static partial class TensorExtensionMethods
{
    private const int BufferSize = 1 << 16;

    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor plain = tensor.detach().cpu().contiguous();
        writer.Write7BitEncodedInt64((long)plain.dtype);
        writer.Write7BitEncodedInt64(plain.ndim);
        foreach (long size in plain.shape)
        {
            writer.Write7BitEncodedInt64(size);
        }

        writer.Flush();
        plain.WriteBytesToStream(writer.BaseStream, BufferSize);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using BinaryWriter writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location)
    {
        using FileStream stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Reads over a tensor, which must have the dtype and the shape in the file.</summary>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        (ScalarType type, long[] shape) = ReadHead(reader);
        if (skip)
        {
            Skip(reader.BaseStream, shape.TotalSize() * type.Size());
            return;
        }

        if (type != tensor.dtype || !shape.AsSpan().SequenceEqual(tensor.shape))
        {
            throw new ArgumentException(
                $"The file has a tensor {type} [{string.Join(", ", shape)}]; "
                + $"it is to be read over one that is {tensor.dtype} [{string.Join(", ", tensor.shape)}].");
        }

        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        Tensor read = empty(shape, type);
        read.ReadBytesFromStream(reader.BaseStream, BufferSize);
        tensor.copy_(read);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        (ScalarType type, long[] shape) = ReadHead(reader);
        if (skip)
        {
            Skip(reader.BaseStream, shape.TotalSize() * type.Size());
            return null!;
        }

        Tensor result = empty(shape, type);
        try
        {
            result.ReadBytesFromStream(reader.BaseStream, BufferSize);
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
        {
            tensor = Load(reader, skip);
        }
        else
        {
            tensor.Load(reader, skip);
        }
    }

    private static (ScalarType Type, long[] Shape) ReadHead(BinaryReader reader)
    {
        long code = reader.Read7BitEncodedInt64();
        if (!Enum.IsDefined((ScalarType)code) || code is < sbyte.MinValue or > sbyte.MaxValue)
        {
            throw new InvalidDataException($"This is no tensor: there is no dtype {code}.");
        }

        long dimensions = reader.Read7BitEncodedInt64();
        if (dimensions is < 0 or > 64)
        {
            throw new InvalidDataException($"This is no tensor: it would have {dimensions} dimensions.");
        }

        long[] shape = new long[dimensions];
        long count = ((ScalarType)code).Size();
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Read7BitEncodedInt64();
            if (shape[i] < 0 || Math.BigMul(count, shape[i], out count) != 0 || count < 0)
            {
                throw new InvalidDataException("This is no tensor: its sizes make no sense.");
            }
        }

        return ((ScalarType)code, shape);
    }

    private static void Skip(Stream stream, long count)
    {
        byte[] buffer = new byte[BufferSize];
        while (count > 0)
        {
            int part = (int)Math.Min(count, buffer.Length);
            stream.ReadExactly(buffer, 0, part);
            count -= part;
        }
    }
}
