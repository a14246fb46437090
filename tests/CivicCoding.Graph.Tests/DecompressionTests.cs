using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace CivicCoding.Graph.Tests;

public sealed class DecompressionTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<http://e/{i}> <http://e/p> \"{i * 7}\" .\n")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("plain")]
    public void Input_opens_by_its_first_bytes(string kind)
    {
        using Stream opened = Decompression.Open(new MemoryStream(Pack(kind, Text)));
        using var copy = new MemoryStream();
        opened.CopyTo(copy);
        Assert.Equal(Text, copy.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("abc")]
    public void Short_input_is_plain(string text)
    {
        using var reader = new StreamReader(Decompression.Open(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(text, reader.ReadToEnd());
    }

    [Fact]
    public void Gzip_members_in_a_row_are_read_as_one()
    {
        using var reader = new StreamReader(Decompression.Open(new MemoryStream([.. Pack("gzip", "a"u8.ToArray()), .. Pack("gzip", "b"u8.ToArray())])));
        Assert.Equal("ab", reader.ReadToEnd());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void A_bomb_is_refused_in_little_memory(string kind)
    {
        byte[] bomb = Pack(kind, new byte[200 << 20]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using Stream opened = Decompression.Open(new MemoryStream(bomb));
        Assert.Throws<InvalidDataException>(() => opened.CopyTo(Stream.Null));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void Cut_input_is_refused(string kind)
    {
        byte[] packed = Pack(kind, Text);
        using Stream opened = Decompression.Open(new MemoryStream(packed, 0, packed.Length / 2));
        Assert.Throws<InvalidDataException>(() => opened.CopyTo(Stream.Null));
    }

    [Fact]
    public void Damaged_gzip_is_refused()
    {
        byte[] packed = Pack("gzip", Text);
        packed.AsSpan(packed.Length / 2, 64).Fill(0xA5);
        using Stream opened = Decompression.Open(new MemoryStream(packed));
        Assert.Throws<InvalidDataException>(() => opened.CopyTo(Stream.Null));
    }

    private static byte[] Pack(string kind, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream packer = kind switch { "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true), "zstd" => new CompressionStream(packed, 3, leaveOpen: true), _ => packed })
        {
            packer.Write(bytes);
            if (kind == "plain")
            {
                return packed.ToArray();
            }
        }

        return packed.ToArray();
    }
}
