using System.Buffers.Binary;
using System.IO.Compression;
using Experiments.Files;

namespace Experiments.Data;

/// <summary>IDX files as tests need them, good and bad.</summary>
internal static class Idx
{
    public static byte[] File(int[] dimensions, byte[] content, byte type = 0x08)
    {
        var header = new byte[4 + (4 * dimensions.Length)];
        header[2] = type;
        header[3] = (byte)dimensions.Length;
        for (var index = 0; index < dimensions.Length; index++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * index)), dimensions[index]);
        }
        return [.. header, .. content];
    }

    /// <summary>Images whose pixels count up from the seed.</summary>
    public static byte[] Images(int count, int height = 2, int width = 3, int seed = 0) => File(
        [count, height, width], [.. Enumerable.Range(seed, count * height * width).Select(value => (byte)value)]);

    public static byte[] Labels(params byte[] labels) => File([labels.Length], labels);

    public static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }
        return packed.ToArray();
    }

    /// <summary>
    /// A dataset of 4 + 2 images of 2x3 pixels in 3 classes, in the order of <see cref="IdxNames.All"/>.
    /// </summary>
    public static byte[][] Dataset() => [Images(4), Labels(0, 1, 2, 1), Images(2, seed: 100), Labels(2, 0)];

    /// <summary>Puts the files of a dataset into a folder.</summary>
    public static string Put(TemporaryFolder folder, string name, byte[][] files, string suffix = "")
    {
        Directory.CreateDirectory(folder.At(name));
        for (var index = 0; index < files.Length; index++)
        {
            System.IO.File.WriteAllBytes(folder.At(name, IdxNames.All[index] + suffix), files[index]);
        }
        return folder.At(name);
    }
}
