using System.IO.Hashing;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A term as the dictionary keeps it: tag, the number of its datatype or language where it has one, length, bytes. Numbers are written with seven bits a byte, lowest first. Persisted: the layout is frozen.</summary>
internal static unsafe class TermRecord
{
    public const int MaxHead = 1 + 10 + 10;

    public static bool HasReference(TermTag tag) => tag is TermTag.LangString or TermTag.TypedLiteral;

    /// <summary>The 32 bits by which a term is found.</summary>
    public static uint Hash(TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        ulong hash = XxHash3.HashToUInt64(value, (long)((reference << 4) | (ulong)tag));
        return (uint)(hash ^ (hash >> 32));
    }

    /// <summary>Writes a record and returns its length.</summary>
    public static int Write(byte* target, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        byte* at = target;
        *at++ = (byte)tag;
        if (HasReference(tag))
        {
            at = WriteNumber(at, reference);
        }

        at = WriteNumber(at, (ulong)value.Length);
        value.CopyTo(new Span<byte>(at, value.Length));
        return (int)(at - target) + value.Length;
    }

    public static ReadOnlySpan<byte> Read(byte* record, out TermTag tag, out ulong reference)
    {
        tag = (TermTag)(*record++);
        reference = HasReference(tag) ? ReadNumber(ref record) : 0;
        int length = (int)ReadNumber(ref record);
        return new ReadOnlySpan<byte>(record, length);
    }

    /// <summary>The bytes of a whole record.</summary>
    public static int Length(byte* record)
    {
        byte* at = record + 1;
        if (HasReference((TermTag)(*record)))
        {
            ReadNumber(ref at);
        }

        int length = (int)ReadNumber(ref at);
        return (int)(at - record) + length;
    }

    public static bool Is(byte* record, TermTag tag, ulong reference, ReadOnlySpan<byte> value) =>
        *record == (byte)tag && Read(record, out _, out ulong found).SequenceEqual(value) && found == reference;

    private static byte* WriteNumber(byte* at, ulong number)
    {
        for (; number >= 128; number >>= 7)
        {
            *at++ = (byte)(number | 128);
        }

        *at++ = (byte)number;
        return at;
    }

    private static ulong ReadNumber(ref byte* at)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = *at++;
            number |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }
    }
}
