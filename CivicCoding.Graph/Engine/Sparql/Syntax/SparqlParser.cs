using System.Runtime.CompilerServices;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>Reads SPARQL 1.1 queries and updates (section 19.8) by recursive descent and translates them to the algebra (section 18.2) on the way.</summary>
public sealed partial class SparqlParser
{
    /// <summary>The longest query text that is read, in bytes of UTF-8.</summary>
    public const int MaxQueryBytes = 1 << 20;

    /// <summary>The longest update request that is read, in bytes of UTF-8; data come in requests.</summary>
    public const int MaxUpdateBytes = 64 << 20;

    /// <summary>The deepest nesting of groups, brackets and collections.</summary>
    public const int MaxDepth = 1_000;

    private readonly SparqlText _text;
    private readonly SparqlLexer _lexer;
    private SparqlToken _token;
    private int _previousEnd;
    private int _depth;
    private int _fresh;

    private SparqlParser(SparqlText text, string? baseIri)
    {
        _text = text;
        _lexer = new SparqlLexer(text);
        _token = _lexer.Next();
        if (baseIri is not null)
        {
            SetBase(baseIri);
        }
    }

    /// <summary>Reads a query (production QueryUnit).</summary>
    /// <param name="text">The query.</param>
    /// <param name="baseIri">The base IRI before any BASE of the query; null: relative IRIs need a BASE.</param>
    /// <exception cref="SparqlSyntaxException">The text breaks the grammar or one of its notes, or a bound.</exception>
    public static AlgebraQuery ParseQuery(string text, string? baseIri = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new SparqlParser(SparqlText.From(text, MaxQueryBytes), baseIri);
        AlgebraQuery query = parser.QueryUnit();
        AlgebraHeight.Check(query.Pattern, message => parser._text.Error(message, 0));
        return query;
    }

    /// <summary>Reads an update request (production UpdateUnit, SPARQL 1.1 Update).</summary>
    /// <param name="text">The request.</param>
    /// <param name="baseIri">The base IRI before any BASE of the request; null: relative IRIs need a BASE.</param>
    /// <exception cref="SparqlSyntaxException">The text breaks the grammar or one of its notes, or a bound.</exception>
    public static UpdateRequest ParseUpdate(string text, string? baseIri = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new SparqlParser(SparqlText.From(text, MaxUpdateBytes), baseIri);
        return parser.UpdateUnit();
    }

    private void Advance()
    {
        _previousEnd = _token.End;
        _token = _lexer.Next();
    }

    private bool Is(SparqlTokenKind kind) => _token.Kind == kind;

    private bool Take(SparqlTokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(SparqlTokenKind kind, string what)
    {
        if (!Take(kind))
        {
            throw Expected(what);
        }
    }

    /// <summary>True where the token is the keyword, in any case.</summary>
    private bool IsWord(string keyword) =>
        _token.Kind == SparqlTokenKind.Word && _token.End - _token.Start == keyword.Length && Ascii.EqualsIgnoreCase(_text.Utf8[_token.Start.._token.End], keyword);

    private bool TakeWord(string keyword)
    {
        if (!IsWord(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectWord(string keyword)
    {
        if (!TakeWord(keyword))
        {
            throw Expected(keyword);
        }
    }

    private string TokenText() => _text.Slice(_token.Start, _token.End);

    private SparqlSyntaxException Expected(string what)
    {
        string found = _token.Kind == SparqlTokenKind.End ? "the end of the text" : TokenText();
        if (found.Length > 60)
        {
            found = found[..(char.IsHighSurrogate(found[59]) ? 59 : 60)] + "...";
        }

        return Error($"Expected {what} but found {found}");
    }

    private SparqlSyntaxException Error(string message) => _text.Error(message, _token.Start);

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error($"The text is nested more than {MaxDepth} deep");
        }
    }

    private void Leave() => _depth--;

    /// <summary>A variable of the translation, which no variable of the text can be.</summary>
    private string Fresh(char kind) => $".{kind}{_fresh++}";

    private static PatternTerm Constant(Term term) => new PatternTerm.Constant(term);
}
