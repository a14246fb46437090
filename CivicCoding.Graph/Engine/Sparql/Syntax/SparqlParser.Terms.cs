using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Variables, literals and blank nodes (productions 106 to 109, 129 to 138) and the rule of blank node labels (section 4.1.4, note 10 of 19.8).</content>
public sealed partial class SparqlParser
{
    private static readonly Iri XsdInteger = new(WellKnown.XsdNamespace + "integer");
    private static readonly Iri XsdDecimal = new(WellKnown.XsdNamespace + "decimal");
    private static readonly Iri XsdDouble = new(WellKnown.XsdNamespace + "double");
    private static readonly Iri XsdBoolean = new(WellKnown.XsdNamespace + "boolean");

    private readonly Dictionary<string, int> _labelScopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _dataLabelScopes = new(StringComparer.Ordinal);
    private int _labelScope;
    private int _labelScopesMade;

    private string ReadVariable()
    {
        if (!Is(SparqlTokenKind.Variable))
        {
            throw Expected("a variable");
        }

        string name = _text.Slice(_token.Start + 1, _token.End);
        Advance();
        return name;
    }

    private PatternTerm ReadVariableOrIri(string what) => Is(SparqlTokenKind.Variable) ? new PatternTerm.Variable(ReadVariable()) : Constant(ReadIri(what));

    private bool IsLiteral => _token.Kind switch
    {
        SparqlTokenKind.String or SparqlTokenKind.Integer or SparqlTokenKind.Decimal or SparqlTokenKind.Double or SparqlTokenKind.Plus or SparqlTokenKind.Minus => true,
        SparqlTokenKind.Word => IsWord("true") || IsWord("false"),
        _ => false,
    };

    internal Literal ReadLiteral()
    {
        switch (_token.Kind)
        {
            case SparqlTokenKind.String:
                return StringLiteral();
            case SparqlTokenKind.Plus or SparqlTokenKind.Minus:
                {
                    int start = _token.Start;
                    Advance();
                    return IsNumber && _token.Start == start + 1 ? NumberLiteral(start) : throw Expected("a number right after the sign");
                }

            case SparqlTokenKind.Integer or SparqlTokenKind.Decimal or SparqlTokenKind.Double:
                return NumberLiteral(_token.Start);
            default:
                {
                    var literal = new Literal(IsWord("true") ? "true" : IsWord("false") ? "false" : throw Expected("a literal"), XsdBoolean);
                    Advance();
                    return literal;
                }
        }
    }

    private bool IsNumber => _token.Kind is SparqlTokenKind.Integer or SparqlTokenKind.Decimal or SparqlTokenKind.Double;

    private Literal NumberLiteral(int start)
    {
        Iri datatype = _token.Kind switch
        {
            SparqlTokenKind.Integer => XsdInteger,
            SparqlTokenKind.Decimal => XsdDecimal,
            _ => XsdDouble,
        };
        var literal = new Literal(_text.Slice(start, _token.End), datatype);
        Advance();
        return literal;
    }

    private Literal StringLiteral()
    {
        string value = ReadString();
        if (Is(SparqlTokenKind.LanguageTag))
        {
            string language = _text.Slice(_token.Start + 1, _token.End);
            Advance();
            return new Literal(value, language);
        }

        return Take(SparqlTokenKind.DatatypeMark) ? new Literal(value, ReadIri("the datatype's IRI")) : new Literal(value);
    }

    private string ReadString()
    {
        if (!Is(SparqlTokenKind.String))
        {
            throw Expected("a string");
        }

        (int start, int end) = StringBounds();
        string value = _text.Slice(start, end);
        Advance();
        return value.Contains('\\', StringComparison.Ordinal) ? Unescape(value) : value;
    }

    private static string Unescape(string value)
    {
        var result = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\')
            {
                result.Append(value[i]);
                continue;
            }

            i++;
            result.Append(value[i] switch
            {
                't' => '\t',
                'b' => '\b',
                'n' => '\n',
                'r' => '\r',
                'f' => '\f',
                char other => other,
            });
        }

        return result.ToString();
    }

    /// <summary>Begins a part of the text outside of which its blank node labels may not be used again.</summary>
    private void NextLabelScope() => _labelScope = ++_labelScopesMade;

    private T BlankNodeTerm<T>(TripleTarget<T> target)
    {
        if (!target.BlankNodes)
        {
            throw Error($"A blank node cannot stand in {target.Name}");
        }

        if (Take(SparqlTokenKind.Anonymous))
        {
            return target.Variable(Fresh('g'));
        }

        string label = _text.Slice(_token.Start + 2, _token.End);
        Dictionary<string, int> scopes = target.Variables ? _labelScopes : _dataLabelScopes;
        if (!scopes.TryAdd(label, _labelScope) && scopes[label] != _labelScope)
        {
            throw Error($"The blank node label _:{label} stands in two basic graph patterns or two INSERT DATA; use a variable, or another label");
        }

        Advance();
        return target.Variable(".b" + label);
    }
}
