using System.Numerics;

namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>Names, families and ranges of <see cref="XsdType"/>.</summary>
public static class XsdTypes
{
    private static readonly byte[][] Names = Enum.GetNames<XsdType>().Select(LocalName).ToArray();
    private static readonly byte[][] Iris = Names.Select(n => (byte[])[.. Xsd.Namespace, .. n]).ToArray();

    /// <summary>The type of a datatype IRI; an empty one is xsd:string.</summary>
    public static XsdType Of(ReadOnlySpan<byte> datatype)
    {
        if (datatype.IsEmpty)
        {
            return XsdType.String;
        }

        ReadOnlySpan<byte> local = Xsd.LocalName(datatype);
        if (local.IsEmpty)
        {
            return XsdType.None;
        }

        for (int i = 1; i < Names.Length; i++)
        {
            if (local.SequenceEqual(Names[i]))
            {
                return (XsdType)i;
            }
        }

        return XsdType.None;
    }

    /// <summary>The datatype IRI.</summary>
    public static ReadOnlyMemory<byte> Iri(XsdType type) => Iris[(int)type];

    /// <summary>True for xsd:integer and the types derived from it.</summary>
    public static bool IsInteger(XsdType type) => type is >= XsdType.Integer and <= XsdType.PositiveInteger;

    /// <summary>True for xsd:integer, decimal, float, double and the types derived from them.</summary>
    public static bool IsNumeric(XsdType type) => type is >= XsdType.Integer and <= XsdType.Double;

    /// <summary>True where the value lies in the range of an integer type.</summary>
    public static bool InRange(XsdType type, BigInteger value) => type switch
    {
        XsdType.NonPositiveInteger => value.Sign <= 0,
        XsdType.NegativeInteger => value.Sign < 0,
        XsdType.NonNegativeInteger => value.Sign >= 0,
        XsdType.PositiveInteger => value.Sign > 0,
        XsdType.Long => value >= long.MinValue && value <= long.MaxValue,
        XsdType.Int => value >= int.MinValue && value <= int.MaxValue,
        XsdType.Short => value >= short.MinValue && value <= short.MaxValue,
        XsdType.Byte => value >= sbyte.MinValue && value <= sbyte.MaxValue,
        XsdType.UnsignedLong => value.Sign >= 0 && value <= ulong.MaxValue,
        XsdType.UnsignedInt => value.Sign >= 0 && value <= uint.MaxValue,
        XsdType.UnsignedShort => value.Sign >= 0 && value <= ushort.MaxValue,
        XsdType.UnsignedByte => value.Sign >= 0 && value <= byte.MaxValue,
        _ => true,
    };

    private static byte[] LocalName(string name) => System.Text.Encoding.ASCII.GetBytes(char.ToLowerInvariant(name[0]) + name[1..]);
}
