using System.Xml;

namespace CivicCoding.Graph.Syntax;

/// <summary>The names of an XML document, each once and no more than a limit: they stay for as long as the document is read.</summary>
internal sealed class LimitedNameTable(int most) : XmlNameTable
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public override string Add(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Add(array.AsSpan());
    }

    public override string Add(char[] array, int offset, int length) => Add(array.AsSpan(offset, length));

    public override string? Get(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Get(array.AsSpan());
    }

    public override string? Get(char[] array, int offset, int length) => Get(array.AsSpan(offset, length));

    private string? Get(ReadOnlySpan<char> name) => name.IsEmpty ? "" : _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out string? known) ? known : null;

    private string Add(ReadOnlySpan<char> name)
    {
        if (Get(name) is { } known)
        {
            return known;
        }

        if (_names.Count >= most)
        {
            throw new FullException();
        }

        string added = name.ToString();
        _names.Add(added);
        return added;
    }

    public sealed class FullException : Exception;
}
