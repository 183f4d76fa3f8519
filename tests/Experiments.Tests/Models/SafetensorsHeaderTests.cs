using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace Experiments.Models;

public sealed class SafetensorsHeaderTests
{
    private const string Pair =
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}}""";

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "empty file", [], "it has 0 bytes" },
        { "length cut off", [1, 0, 0, 0], "it has 4 bytes" },
        {
            "oversize header",
            Bytes(100_000_001, "{}", 0),
            "its header claims 100000001 bytes; at most 100000000 are allowed"
        },
        { "negative length", Bytes(-1, "{}", 0), "its header claims 18446744073709551615 bytes" },
        { "header cut off", Bytes(50, "{}", 0), "it is cut off: its header claims 50 bytes, but only 2 follow" },
        { "no header", File("", 0), "its header does not begin with '{'" },
        { "leading space", File(" {}", 0), "its header does not begin with '{'" },
        { "array", File("[]", 0), "its header does not begin with '{'" },
        { "invalid JSON", File("{\"a\":", 0), "its header is not valid JSON" },
        { "trailing comma", File("{\"a\":{},}", 0), "its header is not valid JSON" },
        { "second value", File("{}{}", 0), "its header is not valid JSON" },
        { "not UTF-8", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xFF], "its header is not UTF-8 text" },
        {
            "half a surrogate",
            File("""{"\ud800":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0),
            "its header is not valid JSON"
        },
        {
            "name twice",
            File("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{}}""", 0),
            "the name 'a' stands twice in the header"
        },
        { "field twice", File("""{"a":{"dtype":"U8","dtype":"U8"}}""", 0), "the name 'dtype' stands twice in 'a'" },
        { "entry is text", File("""{"a":"F32"}""", 0), "'a' is not an object" },
        {
            "unknown field",
            File("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"strides":[1]}}""", 1),
            "'a' has the field 'strides'"
        },
        { "no dtype", File("""{"a":{"shape":[1],"data_offsets":[0,1]}}""", 1), "'a' has no dtype" },
        {
            "unknown dtype",
            File("""{"a":{"dtype":"F7","shape":[1],"data_offsets":[0,1]}}""", 1),
            "'a' has the dtype 'F7'; known are F64, I64"
        },
        { "no shape", File("""{"a":{"dtype":"U8","data_offsets":[0,1]}}""", 1), "'a' has no shape" },
        {
            "negative shape",
            File("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1),
            "the shape of 'a' holds -1"
        },
        {
            "broken shape",
            File("""{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""", 1),
            "the shape of 'a' holds 1.5"
        },
        {
            "immense shape",
            File("""{"a":{"dtype":"F64","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,0]}}""", 0),
            "the shape of 'a' is larger than any file"
        },
        {
            "one offset",
            File("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1),
            "the data_offsets of 'a' are [0]"
        },
        {
            "falling offsets",
            File("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", 1),
            "the data_offsets of 'a' are [1, 0]"
        },
        {
            "size against shape",
            File("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,7]}}""", 7),
            "'a' takes 7 bytes, but F32 of shape [2] needs 8"
        },
        {
            "overlap",
            File("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[3,7]}}""", 7),
            "'b' begins at byte 3, inside the tensor before it"
        },
        {
            "hole",
            File("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[5,9]}}""", 9),
            "no tensor takes the bytes 4 to 5, before 'b'"
        },
        {
            "hole in front",
            File("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[1,5]}}""", 5),
            "no tensor takes the bytes 0 to 1, before 'a'"
        },
        { "data cut off", File(Pair, 10), "it is cut off: its tensors need 11 bytes, but only 10 follow the header" },
        { "bytes left over", File(Pair, 12), "1 bytes follow that belong to no tensor" },
        { "metadata not text", File("""{"__metadata__":{"epochs":3}}""", 0), "'epochs' of __metadata__ is not text" },
        { "metadata a list", File("""{"__metadata__":[]}""", 0), "__metadata__ is not an object" },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public void Read_BadFile_IsRefusedWithTheReason(string what, byte[] bytes, string reason)
    {
        using var stream = new MemoryStream(bytes);

        var exception = Assert.Throws<ExperimentException>(() => SafetensorsHeader.Read(stream, "w.safetensors"));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.True(exception.Message.Contains(reason, StringComparison.Ordinal), $"{what}: {exception.Message}");
        Assert.StartsWith(
            "w.safetensors: not a safetensors file that can be used: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GoodFile_GivesTheTensorsInTheOrderOfTheirBytes()
    {
        const string Header = """
            {"__metadata__":{"format":"pt"},"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]},
             "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"none":{"dtype":"F32","shape":[0,5],"data_offsets":[8,8]}}
            """;
        using var stream = new MemoryStream(File(Header, 11));

        var header = SafetensorsHeader.Read(stream, "w.safetensors");

        Assert.Equal(["a", "none", "b"], header.Tensors.Select(tensor => tensor.Name));
        Assert.Equal("pt", header.Metadata["format"]);
        Assert.Equal(stream.Position, header.DataStart);
    }

    [Fact]
    public void Write_Header_IsPaddedToEightBytesAndReadsBackEqual()
    {
        var written = SafetensorsHeader.Of(
            [("flag", "BOOL", [1]), ("dense_1.weight", "F32", [10, 4]), ("zähler", "I64", [])],
            new Dictionary<string, string> { ["format"] = "pt" });
        using var stream = new MemoryStream();
        written.Write(stream);
        Assert.Equal(written.DataStart, stream.Length);
        Assert.Equal(0, written.DataStart % 8);
        stream.Write(new byte[written.Tensors[^1].End]);
        stream.Position = 0;

        var read = SafetensorsHeader.Read(stream, "w.safetensors");

        // Large elements come first, so that every tensor is aligned to its element.
        Assert.Equal(["zähler", "dense_1.weight", "flag"], read.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([(0, 8), (8, 168), (168, 169)], read.Tensors.Select(tensor => (tensor.Begin, tensor.End)));
        Assert.Equal(
            written.Tensors.SelectMany(tensor => tensor.Shape), read.Tensors.SelectMany(tensor => tensor.Shape));
        Assert.Equal(written.Metadata, read.Metadata);
    }

    private static byte[] File(string header, int dataLength) =>
        Bytes(Encoding.UTF8.GetByteCount(header), header, dataLength);

    private static byte[] Bytes(long length, string header, int dataLength)
    {
        var lengthBytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(lengthBytes, length);
        return [.. lengthBytes, .. Encoding.UTF8.GetBytes(header), .. new byte[dataLength]];
    }
}
