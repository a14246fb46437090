using System.Globalization;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Sparql.Reference;

/// <summary>Makes small datasets and queries over them by chance: few terms, so that joins meet, and many unbound variables, so that wrong keys show.</summary>
internal sealed class RandomQueries(int seed)
{
    private static readonly string[] Variables = ["a", "b", "c", "d", "e"];
    private readonly Random _random = new(seed);

    /// <summary>Up to 24 quads over three predicates, the default graph and three named graphs.</summary>
    public Dataset Data()
    {
        var data = new Dataset();
        int size = _random.Next(25);
        for (int i = 0; i < size; i++)
        {
            Term? graph = _random.Next(5) < 3 ? null : new Iri("http://e/g" + Number(3));
            data.Add(new Quad(Node(), new Iri("http://e/" + Pick("p", "q", "r")), _random.Next(4) == 0 ? Value() : Node(), graph));
        }

        return data;
    }

    /// <summary>A SELECT or ASK query with the prefix <c>:</c> for http://e/.</summary>
    public string Query()
    {
        string group = Group(3);
        return "PREFIX : <http://e/> " + _random.Next(10) switch
        {
            0 => $"SELECT DISTINCT {Some()} {group}",
            1 or 2 => Grouped(group),
            3 => $"SELECT ?a ?b ?c ?d ?e {group} ORDER BY ?a ?b ?c ?d ?e LIMIT {Number(6)} OFFSET {Number(3)}",
            4 => $"SELECT {Some()} {group}",
            5 => $"ASK {group}",
            6 => $"SELECT * {group} VALUES ({V()}) {{ {Rows()} }}",
            _ => $"SELECT * {group}",
        };
    }

    private string Grouped(string group)
    {
        string key = V();
        string other = V();
        string aggregate = _random.Next(7) switch
        {
            0 => $"COUNT({other})",
            1 => $"COUNT(DISTINCT {other})",
            2 => $"SUM({other})",
            3 => $"MIN({other})",
            4 => $"MAX({other})",
            5 => $"AVG({other})",
            _ => "COUNT(*)",
        };
        return _random.Next(3) switch
        {
            0 => $"SELECT ({aggregate} AS ?n) {group}",
            1 => $"SELECT {key} ({aggregate} AS ?n) {group} GROUP BY {key} HAVING (COUNT(*) > 1)",
            _ => $"SELECT {key} ({aggregate} AS ?n) (COUNT(DISTINCT *) AS ?m) {group} GROUP BY {key}",
        };
    }

    private string Group(int depth)
    {
        int parts = 1 + _random.Next(3);
        var text = new List<string>();
        for (int i = 0; i < parts; i++)
        {
            text.Add(Part(depth));
        }

        return "{ " + string.Join(' ', text) + " }";
    }

    private string Part(int depth)
    {
        if (depth == 0)
        {
            return Triple();
        }

        return _random.Next(20) switch
        {
            < 5 => Triple(),
            < 9 => "OPTIONAL " + Group(depth - 1),
            < 11 => "MINUS " + Group(depth - 1),
            < 13 => $"{Group(depth - 1)} UNION {Group(depth - 1)}",
            < 15 => $"GRAPH {Pick(V(), ":g" + Number(4))} {Group(depth - 1)}",
            15 => $"FILTER ({Condition(2)})",
            16 => $"FILTER {Pick("EXISTS", "NOT EXISTS")} {{ {Triple()} {(_random.Next(2) == 0 ? Triple() : $"OPTIONAL {{ {Triple()} }}")} {(_random.Next(3) == 0 ? $"FILTER ({Condition(1)})" : "")} }}",
            17 => $"VALUES ({V()}) {{ {Rows()} }}",
            18 => $"{{ SELECT {Some()} {Group(depth - 1)} }}",
            _ => $"{{ {Group(depth - 1)} BIND ({Operand()} AS ?x{Number(1000)}) }}",
        };
    }

    private string Triple() => _random.Next(4) == 0
        ? $"{Subject()} {Path(2)} {Object()} ."
        : $"{Subject()} {Pick(":p", ":q", ":r", V())} {Object()} .";

    private string Path(int depth) => depth == 0 ? Pick(":p", ":q", ":r") : _random.Next(9) switch
    {
        0 => $"({Path(depth - 1)}/{Path(depth - 1)})",
        1 => $"({Path(depth - 1)}|{Path(depth - 1)})",
        2 => $"({Path(depth - 1)})*",
        3 => $"({Path(depth - 1)})+",
        4 => $"({Path(depth - 1)})?",
        5 => $"^({Path(depth - 1)})",
        6 => Pick("!(:p)", "!(:p|^:q)", "!(^:r)", "!()"),
        _ => Pick(":p", ":q", ":r"),
    };

    private string Condition(int depth) => depth == 0 ? $"{Operand()} {Pick("=", "!=", "<", ">=")} {Operand()}" : _random.Next(8) switch
    {
        0 => $"{Condition(depth - 1)} && {Condition(depth - 1)}",
        1 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
        2 => $"!({Condition(depth - 1)})",
        3 => $"bound({V()})",
        4 => $"{Operand()} {Pick("IN", "NOT IN")} ({Operand()}, {Operand()})",
        5 => $"{Pick("isIRI", "isBlank", "isLiteral", "isNumeric")}({V()})",
        _ => $"{Operand()} {Pick("=", "!=", "<", ">=")} {Operand()}",
    };

    private string Operand() => _random.Next(6) switch
    {
        0 => Pick("1", "2.0", "\"x\"", ":n0"),
        1 => $"COALESCE({V()}, {V()}, 1)",
        2 => $"IF(bound({V()}), {V()}, {V()})",
        _ => V(),
    };

    private string Rows() => string.Join(' ', Enumerable.Range(0, _random.Next(4)).Select(_ => "(" + Pick(":n0", ":n1", ":n2", "1", "UNDEF", ":nowhere") + ")"));

    private string Subject() => _random.Next(6) == 0 ? ":n" + Number(4) : V();

    private string Object() => _random.Next(5) switch
    {
        0 => ":n" + Number(4),
        1 when _random.Next(3) == 0 => "1",
        _ => V(),
    };

    private string V() => "?" + Variables[_random.Next(Variables.Length)];

    private string Some() => string.Join(' ', Variables.Where(_ => _random.Next(2) == 0).DefaultIfEmpty("a").Select(v => "?" + v));

    private Term Node() => _random.Next(8) == 0 ? new BlankNode("b" + Number(2)) : new Iri("http://e/n" + Number(4));

    private Literal Value() => _random.Next(6) switch
    {
        0 => new Literal("1", new Iri(WellKnown.XsdNamespace + "integer")),
        1 => new Literal("01", new Iri(WellKnown.XsdNamespace + "integer")),
        2 => new Literal("1.0", new Iri(WellKnown.XsdNamespace + "decimal")),
        3 => new Literal("2", new Iri(WellKnown.XsdNamespace + "integer")),
        4 => new Literal("x"),
        _ => new Literal("x", "en"),
    };

    private string Number(int below) => _random.Next(below).ToString(CultureInfo.InvariantCulture);

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
