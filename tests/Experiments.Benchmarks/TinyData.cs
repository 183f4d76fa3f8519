using System.Buffers.Binary;

namespace Experiments.Benchmarks;

/// <summary>A dataset that is read in no time: IDX files of noise, 8x8 pixels, four classes.</summary>
internal static class TinyData
{
    /// <summary>Writes the four files.</summary>
    public static void Write(string folder, int trainCount, int testCount)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "train", trainCount);
        Write(folder, "t10k", testCount);
    }

    private static void Write(string folder, string part, int count)
    {
        var random = new Random(count);
        var images = new byte[16 + (count * 64)];
        random.NextBytes(images.AsSpan(16));
        Head(images, 0x803, count, 8, 8);
        File.WriteAllBytes(Path.Combine(folder, $"{part}-images-idx3-ubyte"), images);

        var labels = new byte[8 + count];
        for (var example = 0; example < count; example++)
        {
            labels[8 + example] = (byte)(example % 4);
        }
        Head(labels, 0x801, count);
        File.WriteAllBytes(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), labels);
    }

    private static void Head(byte[] file, params int[] numbers)
    {
        for (var place = 0; place < numbers.Length; place++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 * place), numbers[place]);
        }
    }
}
