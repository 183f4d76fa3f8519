using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>
/// Tensors one after the other as they lie in memory, each behind the number of its bytes. Names, types and shapes are
/// those of the tensors that are read into, so this is for a program that goes on with its own work; others get
/// safetensors.
/// </summary>
internal static class TensorStream
{
    /// <summary>Writes tensors.</summary>
    public static void Write(Stream stream, IEnumerable<Tensor> tensors)
    {
        Span<byte> size = stackalloc byte[sizeof(long)];
        foreach (var tensor in tensors)
        {
            using var scope = NewDisposeScope();
            var bytes = tensor.detach().cpu().contiguous().bytes;
            BitConverter.TryWriteBytes(size, (long)bytes.Length);
            stream.Write(size);
            stream.Write(bytes);
        }
    }

    /// <summary>Gives tensors the values that <see cref="Write"/> wrote; they stay where they are.</summary>
    /// <exception cref="InvalidDataException">Tensors of other sizes were written.</exception>
    public static void Read(Stream stream, IEnumerable<Tensor> tensors)
    {
        using var noGradients = no_grad();
        Span<byte> size = stackalloc byte[sizeof(long)];
        foreach (var tensor in tensors)
        {
            using var scope = NewDisposeScope();
            var read = empty(tensor.shape, dtype: tensor.dtype);
            stream.ReadExactly(size);
            if (BitConverter.ToInt64(size) is var found && found != read.bytes.Length)
            {
                throw new InvalidDataException(
                    $"a tensor of {found} bytes stands where one of {read.bytes.Length} belongs");
            }
            stream.ReadExactly(read.bytes);
            tensor.copy_(read);
        }
    }
}
