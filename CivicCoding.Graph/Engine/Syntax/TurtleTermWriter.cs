using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Terms in Turtle's short forms: prefixed names, numbers and booleans (RDF 1.1 Turtle, sections 2.4 and 2.5).</summary>
internal sealed class TurtleTermWriter(Utf8Output output, bool longStrings)
{
    private readonly PrefixTable _names = new();
    private readonly PrefixTable _namespaces = new();
    private readonly List<byte[]> _oddNamespaces = [];
    private readonly TermWriter _terms = new(output);

    /// <summary>Takes a prefix into use; false where the name or the IRI has one already, or the name is not one.</summary>
    public bool TryAdd(ReadOnlySpan<byte> name, ReadOnlySpan<byte> iri)
    {
        if (iri.IsEmpty || _names.Find(name) is not null || _namespaces.Find(iri) is not null || !IsPrefixName(name) || !IriResolver.IsValidAbsolute(iri))
        {
            return false;
        }

        byte[] kept = iri.ToArray();
        _names.Set(name, kept);
        _namespaces.Set(iri, name.ToArray());
        if (kept[^1] is not ((byte)'/' or (byte)'#' or (byte)':'))
        {
            _oddNamespaces.Add(kept);
        }

        return true;
    }

    /// <summary>Writes the declaration of a prefix.</summary>
    public void Declare(ReadOnlySpan<byte> name, ReadOnlySpan<byte> iri)
    {
        output.Write("@prefix "u8);
        output.Write(name);
        output.Write(": "u8);
        _terms.Iri(iri);
        output.Write(" .\n"u8);
    }

    /// <summary>Writes the base and the prefixes of the options.</summary>
    public void Declare(RdfWriteOptions options)
    {
        if (options.Base is { } @base)
        {
            output.Write("@base "u8);
            _terms.Iri(Encoding.UTF8.GetBytes(@base));
            output.Write(" .\n"u8);
        }

        foreach ((string name, string iri) in options.Prefixes)
        {
            byte[] nameBytes = Encoding.UTF8.GetBytes(name);
            byte[] iriBytes = Encoding.UTF8.GetBytes(iri);
            if (TryAdd(nameBytes, iriBytes))
            {
                Declare(nameBytes, iriBytes);
            }
        }
    }

    public void Predicate(ReadOnlySpan<byte> iri)
    {
        if (iri.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8))
        {
            output.Write((byte)'a');
        }
        else
        {
            Iri(iri);
        }
    }

    public void Term(in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                Iri(term.Value);
                break;
            case TermKind.Literal:
                Literal(term);
                break;
            default:
                _terms.Term(term);
                break;
        }
    }

    private void Literal(in TermSpan term)
    {
        if (IsShort(term))
        {
            output.Write(term.Value);
            return;
        }

        if (longStrings && term.Value.Contains((byte)'\n'))
        {
            _terms.LongQuoted(term.Value);
        }
        else
        {
            _terms.Quoted(term.Value);
        }

        if (!term.Language.IsEmpty)
        {
            output.Write((byte)'@');
            output.Write(term.Language);
        }
        else if (!term.Datatype.IsEmpty)
        {
            output.Write("^^"u8);
            Iri(term.Datatype);
        }
    }

    private static bool IsShort(in TermSpan term)
    {
        ReadOnlySpan<byte> datatype = term.Datatype;
        if (!datatype.StartsWith("http://www.w3.org/2001/XMLSchema#"u8) || term.Value.IsEmpty)
        {
            return false;
        }

        if (datatype.EndsWith("#boolean"u8))
        {
            return term.Value.SequenceEqual("true"u8) || term.Value.SequenceEqual("false"u8);
        }

        return TurtleParser.ScanNumber(term.Value, out ReadOnlySpan<byte> scanned, out _) == term.Value.Length && scanned.SequenceEqual(datatype);
    }

    private void Iri(ReadOnlySpan<byte> iri)
    {
        int split = iri.LastIndexOfAny((byte)'/', (byte)'#', (byte)':') + 1;
        if (split > 0 && TryName(iri, split))
        {
            return;
        }

        foreach (byte[] odd in _oddNamespaces)
        {
            if (iri.StartsWith(odd) && TryName(iri, odd.Length))
            {
                return;
            }
        }

        _terms.Iri(iri);
    }

    private bool TryName(ReadOnlySpan<byte> iri, int split)
    {
        if (_namespaces.Find(iri[..split]) is not { } name || !IsPlainLocal(iri[split..]))
        {
            return false;
        }

        output.Write(name);
        output.Write((byte)':');
        output.Write(iri[split..]);
        return true;
    }

    /// <summary>True for a PN_LOCAL that needs no escapes.</summary>
    private static bool IsPlainLocal(ReadOnlySpan<byte> local)
    {
        for (int i = 0; i < local.Length;)
        {
            byte b = local[i];
            int length = b switch
            {
                (byte)'.' => i > 0 && i < local.Length - 1 ? 1 : 0,
                (byte)'%' => i + 2 < local.Length && NameCharacters.IsHex(local[i + 1]) && NameCharacters.IsHex(local[i + 2]) ? 3 : 0,
                _ => i == 0 ? NameCharacters.UnderscoreBaseOrDigitLength(local) : NameCharacters.NameLength(local[i..]),
            };
            if (length == 0)
            {
                return false;
            }

            i += length;
        }

        return true;
    }

    /// <summary>True for PN_PREFIX or nothing.</summary>
    private static bool IsPrefixName(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return true;
        }

        int i = NameCharacters.BaseLength(name);
        if (i == 0 || name[^1] == (byte)'.')
        {
            return false;
        }

        while (i < name.Length)
        {
            int length = name[i] == (byte)'.' ? 1 : NameCharacters.NameLength(name[i..]);
            if (length == 0)
            {
                return false;
            }

            i += length;
        }

        return true;
    }
}
