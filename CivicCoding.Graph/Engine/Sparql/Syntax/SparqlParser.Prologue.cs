using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Prologue (productions 4 to 6) and IRIs (136 to 137).</content>
public sealed partial class SparqlParser
{
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);
    private IriResolver? _resolver;
    private string? _base;

    private void Prologue()
    {
        while (true)
        {
            if (TakeWord("BASE"))
            {
                if (!Is(SparqlTokenKind.Iri))
                {
                    throw Expected("the base IRI in <>");
                }

                SetBase(ResolveToken());
                Advance();
            }
            else if (TakeWord("PREFIX"))
            {
                PrefixDeclaration();
            }
            else
            {
                return;
            }
        }
    }

    private void PrefixDeclaration()
    {
        string name = Is(SparqlTokenKind.PrefixedName) ? TokenText() : "";
        if (!name.EndsWith(':') || name.IndexOf(':', StringComparison.Ordinal) != name.Length - 1)
        {
            throw Expected("a prefix with its colon, such as ex:");
        }

        Advance();
        if (!Is(SparqlTokenKind.Iri))
        {
            throw Expected("the IRI of the prefix in <>");
        }

        _prefixes[name[..^1]] = ResolveToken();
        Advance();
    }

    private bool IsIri => _token.Kind is SparqlTokenKind.Iri or SparqlTokenKind.PrefixedName;

    internal Iri ReadIri(string what = "an IRI")
    {
        if (!IsIri)
        {
            throw Expected(what);
        }

        var iri = new Iri(Is(SparqlTokenKind.Iri) ? ResolveToken() : ExpandToken());
        Advance();
        return iri;
    }

    /// <summary>The IRI of a token in angle brackets, resolved against the base (section 4.1.1.2).</summary>
    private string ResolveToken()
    {
        string reference = _text.Slice(_token.Start + 1, _token.End - 1);
        if (IriResolver.IsAbsolute(reference.AsSpan()))
        {
            return reference;
        }

        return _resolver is null
            ? throw Error($"The IRI <{reference}> is relative and there is no base: write it in full, or begin with BASE <...>")
            : _resolver.Resolve(reference);
    }

    private void SetBase(string iri)
    {
        try
        {
            _resolver = new IriResolver(iri);
            _base = iri;
        }
        catch (FormatException)
        {
            throw Error($"The base <{iri}> is not an absolute IRI");
        }
    }

    private string ExpandToken()
    {
        string name = TokenText();
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (!_prefixes.TryGetValue(name[..colon], out string? iri))
        {
            throw Error($"The prefix {name[..(colon + 1)]} is not declared: begin with PREFIX {name[..(colon + 1)]} <...>");
        }

        return iri + name[(colon + 1)..].Replace("\\", "", StringComparison.Ordinal);
    }
}
