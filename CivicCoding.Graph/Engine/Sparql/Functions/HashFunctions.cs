using System.Security.Cryptography;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The hash functions (SPARQL 1.1 Query, section 17.4.6): lower-case hexadecimal digits of the UTF-8 of a simple literal.</summary>
internal static class HashFunctions
{
    private delegate int HashData(ReadOnlySpan<byte> source, Span<byte> destination);

    public static IEnumerable<SparqlFunction> All { get; } =
    [
        Make("MD5", MD5.HashData),
        Make("SHA1", SHA1.HashData),
        Make("SHA256", SHA256.HashData),
        Make("SHA384", SHA384.HashData),
        Make("SHA512", SHA512.HashData),
    ];

    private static SparqlFunction Make(string name, HashData hash) => new(name, 1, 1, (a, context) =>
    {
        if (a[0].Kind != ValueKind.String)
        {
            return Value.Error;
        }

        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        int length = hash(a[0].Text, digest);
        Memory<byte> text = context.Arena.Take(length * 2);
        Convert.TryToHexStringLower(digest[..length], text.Span, out _);
        return Value.FromString(text);
    });
}
