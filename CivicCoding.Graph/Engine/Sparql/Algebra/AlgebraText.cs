using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>The algebra as indented text in brackets, for explanations and tests.</summary>
public sealed class AlgebraText
{
    private readonly StringBuilder _text = new();

    private AlgebraText()
    {
    }

    public static string Of(AlgebraQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var writer = new AlgebraText();
        writer._text.Append(query.Form.ToString().ToLowerInvariant()).Append('\n');
        if (query.Dataset is { } dataset)
        {
            writer.Line(1, "(dataset" + string.Concat(dataset.Default.Select(g => " " + g)) + string.Concat(dataset.Named.Select(g => " (named " + g + ")")) + ")");
        }

        if (query.Form == QueryForm.Construct)
        {
            writer.Line(1, "(template" + string.Concat(query.Template.Select(t => " (" + t + ")")) + ")");
        }

        if (query.Form == QueryForm.Describe)
        {
            writer.Line(1, "(describe" + string.Concat(query.Describe.Select(t => " " + t)) + ")");
        }

        writer.Write(query.Pattern, 1);
        return writer._text.ToString().TrimEnd();
    }

    public static string Of(GraphPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var writer = new AlgebraText();
        writer.Write(pattern, 0);
        return writer._text.ToString().TrimEnd();
    }

    public static string Of(Expression expression) => expression switch
    {
        Expression.Variable e => "?" + e.Name,
        Expression.Constant e => e.Term.ToString(),
        Expression.Call e => "(" + e.Function + string.Concat(e.Arguments.Select(a => " " + Of(a))) + ")",
        Expression.Exists e => (e.Negated ? "(not-exists " : "(exists ") + string.Join(' ', Of(e.Pattern).Split('\n', StringSplitOptions.TrimEntries)) + ")",
        Expression.Aggregate e => "(" + e.Function + (e.Distinct ? " distinct" : "") + (e.Argument is null ? " *" : " " + Of(e.Argument)) + (e.Separator is null ? "" : " " + new Literal(e.Separator)) + ")",
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no text."),
    };

    public static string Of(PropertyPath path) => path switch
    {
        PropertyPath.Link p => p.Iri.ToString(),
        PropertyPath.Inverse p => "^" + Of(p.Path),
        PropertyPath.Sequence p => "(" + Of(p.Left) + "/" + Of(p.Right) + ")",
        PropertyPath.Alternative p => "(" + Of(p.Left) + "|" + Of(p.Right) + ")",
        PropertyPath.ZeroOrMore p => Of(p.Path) + "*",
        PropertyPath.OneOrMore p => Of(p.Path) + "+",
        PropertyPath.ZeroOrOne p => Of(p.Path) + "?",
        PropertyPath.NegatedSet p => "!(" + string.Join('|', p.Forward.Select(i => i.ToString()).Concat(p.Backward.Select(i => "^" + i))) + ")",
        _ => throw new InvalidOperationException($"{path.GetType().Name} has no text."),
    };

    private void Line(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');

    private void Write(GraphPattern pattern, int depth)
    {
        switch (pattern)
        {
            case GraphPattern.Bgp p:
                Line(depth, "(bgp" + string.Concat(p.Triples.Select(t => " (" + t + ")")) + ")");
                break;
            case GraphPattern.Path p:
                Line(depth, $"(path {p.Subject} {Of(p.Property)} {p.Object})");
                break;
            case GraphPattern.PropertyFunction p:
                Line(depth, $"(property-function {p.Function} ({string.Join(' ', p.Subject)}) ({string.Join(' ', p.Object)}))");
                break;
            case GraphPattern.Values p:
                Line(depth, "(values" + Names(p.Variables) + string.Concat(p.Rows.Select(r => " (" + string.Join(' ', r.Select(t => t?.ToString() ?? "undef")) + ")")) + ")");
                break;
            case GraphPattern.Join p:
                Write(depth, "join", p.Left, p.Right);
                break;
            case GraphPattern.LeftJoin p:
                Write(depth, p.Condition is null ? "left-join" : "left-join " + Of(p.Condition), p.Left, p.Right);
                break;
            case GraphPattern.Union p:
                Write(depth, "union", p.Left, p.Right);
                break;
            case GraphPattern.Minus p:
                Write(depth, "minus", p.Left, p.Right);
                break;
            default:
                (string head, GraphPattern inner) = Unary(pattern);
                Write(depth, head, inner);
                break;
        }
    }

    private static (string Head, GraphPattern Inner) Unary(GraphPattern pattern) => pattern switch
    {
        GraphPattern.Filter p => ("filter " + Of(p.Condition), p.Inner),
        GraphPattern.InGraph p => ("graph " + p.Name, p.Inner),
        GraphPattern.Extend p => ("extend ?" + p.Variable + " " + Of(p.Value), p.Inner),
        GraphPattern.Service p => ((p.Silent ? "service silent " : "service ") + p.Endpoint, p.Inner),
        GraphPattern.Group p => ("group (" + string.Join(' ', p.Keys.Select(Of)) + ")" + string.Concat(p.Aggregates.Select(a => " (?" + a.Variable + " " + Of(a.Aggregate) + ")")), p.Inner),
        GraphPattern.OrderBy p => ("order" + string.Concat(p.Conditions.Select(c => c.Descending ? " (desc " + Of(c.Value) + ")" : " " + Of(c.Value))), p.Inner),
        GraphPattern.Project p => ("project" + Names(p.Variables), p.Inner),
        GraphPattern.Distinct p => ("distinct", p.Inner),
        GraphPattern.Reduced p => ("reduced", p.Inner),
        GraphPattern.Slice p => (string.Create(CultureInfo.InvariantCulture, $"slice {p.Offset} {p.Limit?.ToString(CultureInfo.InvariantCulture) ?? "_"}"), p.Inner),
        _ => throw new InvalidOperationException($"{pattern.GetType().Name} has no text."),
    };

    private static string Of(GroupKey key) => key.Value is null ? "?" + key.Variable : "(?" + key.Variable + " " + Of(key.Value) + ")";

    private static string Names(ImmutableArray<string> variables) => " (" + string.Join(' ', variables.Select(v => "?" + v)) + ")";

    private void Write(int depth, string head, params ReadOnlySpan<GraphPattern> inner)
    {
        Line(depth, "(" + head);
        foreach (GraphPattern pattern in inner)
        {
            Write(pattern, depth + 1);
        }

        _text.Length--;
        _text.Append(")\n");
    }
}
