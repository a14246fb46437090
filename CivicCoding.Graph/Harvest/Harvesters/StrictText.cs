using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Decodes UTF-8 of a source; what is no UTF-8 is an error with its line, never a replacement character.</summary>
internal static class StrictText
{
    public static string Decode(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        throw new HarvestException(name, bytes[..at].Count((byte)'\n') + 1, "holds bytes that are not UTF-8. Save the file as UTF-8.");
    }
}
