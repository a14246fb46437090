using System.Buffers.Binary;
using System.Text;

namespace CivicCoding.Matching.Tests.Text;

/// <summary>Writes a folder with an encoder of one operator, an embedding table, as the bytes of an ONNX file (onnx.proto), and its vocabulary.</summary>
internal static class TinyOnnxModel
{
    private const int Size = 3;

    /// <summary>Makes a folder; each piece has a vector, those of the marks are zero.</summary>
    public static string Write(string folder, params (string Piece, float[] Vector)[] pieces)
    {
        (string Piece, float[] Vector)[] all = [("[PAD]", new float[Size]), ("[UNK]", new float[Size]), ("[CLS]", new float[Size]), ("[SEP]", new float[Size]), .. pieces];
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), all.Select(p => p.Piece));
        byte[] raw = new byte[all.Length * Size * 4];
        float[] numbers = [.. all.SelectMany(p => p.Vector)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * 4), numbers[i]);
        }

        byte[] table = [.. Number(1, all.Length), .. Number(1, Size), .. Number(2, 1), .. Text(8, "table"), .. Bytes(9, raw)];
        byte[] gather = [.. Text(1, "table"), .. Text(1, "input_ids"), .. Text(2, "last_hidden_state"), .. Text(4, "Gather")];
        byte[] graph =
        [
            .. Bytes(1, gather), .. Text(2, "tiny"), .. Bytes(5, table),
            .. Bytes(11, Value("input_ids", 7, Text(2, "batch"), Text(2, "length"))),
            .. Bytes(12, Value("last_hidden_state", 1, Text(2, "batch"), Text(2, "length"), Number(1, Size))),
        ];
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), [.. Number(1, 8), .. Bytes(7, graph), .. Bytes(8, [.. Text(1, ""), .. Number(2, 13)])]);
        return folder;
    }

    private static byte[] Value(string name, int type, params byte[][] dimensions)
    {
        byte[] shape = [.. dimensions.SelectMany(d => Bytes(1, d))];
        return [.. Text(1, name), .. Bytes(2, Bytes(1, [.. Number(1, type), .. Bytes(2, shape)]))];
    }

    private static byte[] Number(int field, long value) => [.. Variable((ulong)field << 3), .. Variable((ulong)value)];

    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] content) => [.. Variable(((ulong)field << 3) | 2), .. Variable((ulong)content.Length), .. content];

    private static IEnumerable<byte> Variable(ulong value)
    {
        for (; value >= 128; value >>= 7)
        {
            yield return (byte)(value | 128);
        }

        yield return (byte)value;
    }
}
