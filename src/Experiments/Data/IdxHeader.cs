using System.Buffers.Binary;

namespace Experiments.Data;

/// <summary>
/// The header of an IDX file of unsigned bytes: 00 00, the element type, the rank, and the size of each dimension.
/// </summary>
/// <param name="Bytes">The header as it stands in the file.</param>
/// <param name="Dimensions">The sizes, outermost first, each 1 or more.</param>
/// <param name="ContentLength">The product of the sizes; an array can hold it.</param>
internal sealed record IdxHeader(byte[] Bytes, IReadOnlyList<int> Dimensions, long ContentLength)
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads the header, 4 + 4 x rank bytes.</summary>
    /// <exception cref="ExperimentException">It is not the header of such a file; kind Data.</exception>
    public static IdxHeader Read(Stream content, string path, int rank)
    {
        var bytes = new byte[4 + (4 * rank)];
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var what = rank == 1 ? "labels" : "images";
        if (read == 0)
        {
            throw Wrong(path, what, "is empty");
        }
        if (read < 4 || bytes[0] != 0 || bytes[1] != 0)
        {
            var page = bytes[0] == '<' ? ", as a web page saved under this name does" : "";
            throw Wrong(path, what, $"starts with {Convert.ToHexString(bytes.AsSpan(0, Math.Min(read, 4)))}{page}");
        }
        if (bytes[2] != UnsignedByte)
        {
            throw Wrong(path, what, $"holds {TypeName(bytes[2])} (type {bytes[2]:X2})");
        }
        if (bytes[3] != rank)
        {
            var swapped = bytes[3] is 1 or 3 ? ", as if the files of images and labels were swapped" : "";
            throw Wrong(path, what, $"has {bytes[3]} dimension{(bytes[3] == 1 ? "" : "s")}, not {rank}{swapped}");
        }
        if (read < bytes.Length)
        {
            throw Wrong(path, what, $"ends inside its header, after {read} bytes");
        }
        return WithDimensions(bytes, path, what);
    }

    private static IdxHeader WithDimensions(byte[] bytes, string path, string what)
    {
        var dimensions = new List<int>();
        var length = 1L;
        for (var offset = 4; offset < bytes.Length; offset += 4)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(offset));
            length = size <= Array.MaxLength ? length * size : long.MaxValue;
            if (size == 0)
            {
                throw Wrong(path, what, $"announces dimension {dimensions.Count + 1} as 0, so it holds nothing");
            }
            if (length > Array.MaxLength)
            {
                throw Wrong(
                    path, what, $"announces more than {Array.MaxLength} bytes, the most that one file may hold");
            }
            dimensions.Add((int)size);
        }
        return new(bytes, dimensions, length);
    }

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed bytes",
        0x0B => "16-bit integers",
        0x0C => "32-bit integers",
        0x0D => "32-bit floats",
        0x0E => "64-bit floats",
        _ => "elements of no known type",
    };

    private static ExperimentException Wrong(string path, string what, string found) => new(
        FailureKind.Data,
        $"{path}: {found}. An IDX file of {what} starts with {(what == "labels" ? "00000801" : "00000803")}: " +
        $"unsigned bytes in {(what == "labels" ? "1 dimension" : "3 dimensions")}. Put the right file there.");
}
