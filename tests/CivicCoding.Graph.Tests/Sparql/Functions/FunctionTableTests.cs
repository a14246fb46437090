using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Graph.Tests.Sparql.Functions;

public sealed class FunctionTableTests
{
    /// <summary>A function, its arguments and its value as in TSV results: integers bare, decimals with a point, doubles with an exponent; an empty value is an error.</summary>
    [Theory]
    [InlineData("+", "1|2", "3")]
    [InlineData("+", "9223372036854775807|1", "9223372036854775808")]
    [InlineData("-", "-9223372036854775808|1", "-9223372036854775809")]
    [InlineData("*", "99999999999|99999999999", "9999999999800000000001")]
    [InlineData("+", "1.10|2.2", "3.3")]
    [InlineData("+", "0.1|1", "1.1")]
    [InlineData("-", "1.0|0.25", "0.75")]
    [InlineData("*", "0.00000000001|0.00000000001", "0.0000000000000000000001")]
    [InlineData("/", "1|2", "0.5")]
    [InlineData("/", "1|3", "0.333333333333333333333333")]
    [InlineData("/", "1|0", "")]
    [InlineData("/", "1.0|0.0", "")]
    [InlineData("/", "1e0|0", "\"INF\"^^xsd:double")]
    [InlineData("+", "1|1e0", "2.0E0")]
    [InlineData("+", "\"1\"^^xsd:float|1.5", "\"2.5E0\"^^xsd:float")]
    [InlineData("+", "\"1\"^^xsd:byte|\"2\"^^xsd:byte", "3")]
    [InlineData("+", "\"1\"|2", "")]
    [InlineData("-", "5", "-5")]
    [InlineData("+", "\"5\"^^xsd:int", "5")]
    [InlineData("+", "\"2024-01-31\"^^xsd:date|\"P1M\"^^xsd:yearMonthDuration", "\"2024-02-29\"^^xsd:date")]
    [InlineData("+", "\"2024-02-28T23:00:00Z\"^^xsd:dateTime|\"PT2H\"^^xsd:dayTimeDuration", "\"2024-02-29T01:00:00Z\"^^xsd:dateTime")]
    [InlineData("-", "\"2024-03-01T00:00:00Z\"^^xsd:dateTime|\"2024-02-28T12:00:00Z\"^^xsd:dateTime", "\"P1DT12H\"^^xsd:dayTimeDuration")]
    [InlineData("=", "1|1.0", "true")]
    [InlineData("=", "\"1\"^^xsd:float|1e0", "true")]
    [InlineData("=", "\"NaN\"^^xsd:double|\"NaN\"^^xsd:double", "false")]
    [InlineData("!=", "\"NaN\"^^xsd:double|\"NaN\"^^xsd:double", "true")]
    [InlineData("=", "\"a\"@en|\"a\"@EN", "true")]
    [InlineData("=", "\"a\"@en|\"a\"", "false")]
    [InlineData("=", "\"a\"@en|\"a\"^^<http://e/t>", "false")]
    [InlineData("=", "\"a\"^^<http://e/t>|\"b\"^^<http://e/t>", "")]
    [InlineData("=", "\"a\"^^<http://e/t>|\"a\"^^<http://e/t>", "true")]
    [InlineData("=", "\"x\"^^xsd:integer|1", "")]
    [InlineData("=", "1|\"1\"", "false")]
    [InlineData("=", "<http://e/>|\"a\"", "false")]
    [InlineData("=", "\"2002-01-01T00:00:00Z\"^^xsd:dateTime|\"2002-01-01T01:00:00+01:00\"^^xsd:dateTime", "true")]
    [InlineData("=", "\"2002-01-01T00:00:00Z\"^^xsd:dateTime|\"2002-01-01T00:00:00\"^^xsd:dateTime", "")]
    [InlineData("<", "\"2002-01-01T00:00:00Z\"^^xsd:dateTime|\"2003-01-01T00:00:00\"^^xsd:dateTime", "true")]
    [InlineData("<", "\"2002-01-01\"^^xsd:date|\"2002-01-02\"^^xsd:date", "true")]
    [InlineData("<", "\"a\"|\"b\"", "true")]
    [InlineData("<", "\"a\"@en|\"b\"@en", "")]
    [InlineData("<", "<http://a>|<http://b>", "")]
    [InlineData("<", "false|true", "true")]
    [InlineData("<=", "\"NaN\"^^xsd:double|1", "false")]
    [InlineData(">=", "2|1.999999999999999999999999", "true")]
    [InlineData("STRLEN", "\"\ud83d\ude00\u00e4b\"", "3")]
    [InlineData("STRLEN", "1", "")]
    [InlineData("SUBSTR", "\"motor car\"|6", "\" car\"")]
    [InlineData("SUBSTR", "\"metadata\"@en|4|3", "\"ada\"@en")]
    [InlineData("SUBSTR", "\"12345\"|1.5|2.6", "\"234\"")]
    [InlineData("SUBSTR", "\"12345\"|0|3", "\"12\"")]
    [InlineData("SUBSTR", "\"12345\"|5|-3", "\"\"")]
    [InlineData("SUBSTR", "\"12345\"|\"NaN\"^^xsd:double|3", "\"\"")]
    [InlineData("SUBSTR", "\"\ud83d\ude00ab\"|2|1", "\"a\"")]
    [InlineData("UCASE", "\"stra\u00dfe\"@de", "\"STRA\u00dfE\"@de")]
    [InlineData("LCASE", "\"\u00c4B\"", "\"\u00e4b\"")]
    [InlineData("STRSTARTS", "\"foobar\"@en|\"foo\"", "true")]
    [InlineData("STRSTARTS", "\"foobar\"|\"foo\"@en", "")]
    [InlineData("STRENDS", "\"foobar\"@en|\"bar\"@en", "true")]
    [InlineData("CONTAINS", "\"foobar\"@en|\"ob\"@fr", "")]
    [InlineData("CONTAINS", "\"foobar\"|\"\"", "true")]
    [InlineData("STRBEFORE", "\"abc\"@en|\"b\"", "\"a\"@en")]
    [InlineData("STRBEFORE", "\"abc\"@en|\"z\"", "\"\"")]
    [InlineData("STRBEFORE", "\"abc\"@en|\"\"", "\"\"@en")]
    [InlineData("STRAFTER", "\"abc\"@en|\"b\"", "\"c\"@en")]
    [InlineData("STRAFTER", "\"abc\"|\"\"", "\"abc\"")]
    [InlineData("ENCODE_FOR_URI", "\"Los \u00c4ngeles~\"@en", "\"Los%20%C3%84ngeles~\"")]
    [InlineData("CONCAT", "\"a\"@en|\"b\"@en", "\"ab\"@en")]
    [InlineData("CONCAT", "\"a\"@en|\"b\"", "\"ab\"")]
    [InlineData("CONCAT", "\"a\"|1", "")]
    [InlineData("CONCAT", "", "\"\"")]
    [InlineData("LANGMATCHES", "\"de-CH\"|\"DE\"", "true")]
    [InlineData("LANGMATCHES", "\"den\"|\"de\"", "false")]
    [InlineData("LANGMATCHES", "\"\"|\"*\"", "false")]
    [InlineData("REGEX", "\"Alice\"|\"^ali\"|\"i\"", "true")]
    [InlineData("REGEX", "\"Alice\"|\"(\"", "")]
    [InlineData("REPLACE", "\"abcd\"@en|\"b(.)\"|\"[$1]\"", "\"a[c]d\"@en")]
    [InlineData("REPLACE", "\"abcd\"|\"x*\"|\"-\"", "")]
    [InlineData("ABS", "-1.5", "1.5")]
    [InlineData("ABS", "\"-9223372036854775808\"^^xsd:long", "9223372036854775808")]
    [InlineData("ROUND", "2.5", "3.0")]
    [InlineData("ROUND", "-2.5", "-2.0")]
    [InlineData("ROUND", "-2.5e0", "-2.0E0")]
    [InlineData("ROUND", "0.49999999999999994e0", "0.0E0")]
    [InlineData("CEIL", "10.5", "11.0")]
    [InlineData("CEIL", "-10.5", "-10.0")]
    [InlineData("FLOOR", "-10.5", "-11.0")]
    [InlineData("FLOOR", "\"a\"", "")]
    [InlineData("YEAR", "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime", "2011")]
    [InlineData("MONTH", "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime", "1")]
    [InlineData("DAY", "\"2011-01-10T23:45:13.815-05:00\"^^xsd:dateTime", "10")]
    [InlineData("HOURS", "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime", "14")]
    [InlineData("MINUTES", "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime", "45")]
    [InlineData("SECONDS", "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime", "13.815")]
    [InlineData("TIMEZONE", "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime", "\"-PT5H\"^^xsd:dayTimeDuration")]
    [InlineData("TIMEZONE", "\"2011-01-10T14:45:13Z\"^^xsd:dateTime", "\"PT0S\"^^xsd:dayTimeDuration")]
    [InlineData("TIMEZONE", "\"2011-01-10T14:45:13\"^^xsd:dateTime", "")]
    [InlineData("TZ", "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime", "\"-05:00\"")]
    [InlineData("TZ", "\"2011-01-10T14:45:13\"^^xsd:dateTime", "\"\"")]
    [InlineData("MD5", "\"abc\"", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("SHA1", "\"abc\"", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("SHA256", "\"abc\"", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("SHA256", "\"abc\"@en", "")]
    [InlineData("SAMETERM", "1|\"01\"^^xsd:integer", "false")]
    [InlineData("ISIRI", "<http://e/>", "true")]
    [InlineData("ISNUMERIC", "\"1200\"^^xsd:byte", "false")]
    [InlineData("ISNUMERIC", "1.5", "true")]
    [InlineData("STR", "\"01\"^^xsd:integer", "\"01\"")]
    [InlineData("STR", "_:b", "")]
    [InlineData("LANG", "\"a\"@en", "\"en\"")]
    [InlineData("LANG", "1", "\"\"")]
    [InlineData("DATATYPE", "\"a\"@en", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>")]
    [InlineData("DATATYPE", "\"a\"", "<http://www.w3.org/2001/XMLSchema#string>")]
    [InlineData("IRI", "\"x\"", "<http://example.org/x>")]
    [InlineData("IRI", "\"a b\"", "")]
    [InlineData("STRDT", "\"1\"|<http://www.w3.org/2001/XMLSchema#integer>", "1")]
    [InlineData("STRDT", "1|<http://e/t>", "")]
    [InlineData("STRLANG", "\"a\"|\"en\"", "\"a\"@en")]
    [InlineData("STRLANG", "\"a\"|\"\"", "")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#integer>", "\" 07 \"", "\"07\"^^xsd:integer")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#integer>", "\"1.5\"", "")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#integer>", "-1.9", "-1")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#integer>", "\"INF\"^^xsd:double", "")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#byte>", "200", "")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#decimal>", "3.333E1", "33.33")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#double>", "\"-10.2E3\"", "\"-10.2E3\"^^xsd:double")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#boolean>", "0.0", "false")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#boolean>", "\"TRUE\"", "")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#string>", "0E1", "\"0\"")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#string>", "1.0", "\"1\"")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#string>", "1.5e7", "\"1.5E7\"")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#string>", "\"-7.875\"^^xsd:float", "\"-7.875\"")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#string>", "\"0\"^^xsd:boolean", "\"false\"")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#date>", "\"2011-01-10T14:45:13-05:00\"^^xsd:dateTime", "\"2011-01-10-05:00\"^^xsd:date")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#dateTime>", "\"2011-01-10\"^^xsd:date", "\"2011-01-10T00:00:00\"^^xsd:dateTime")]
    [InlineData("<http://www.w3.org/2001/XMLSchema#gYear>", "\"-0044-03-15\"^^xsd:date", "\"-0044\"^^xsd:gYear")]
    public void A_function_gives_its_value(string name, string arguments, string expected)
    {
        using var context = new FunctionContext(baseIri: "http://example.org/base");
        Assert.True(FunctionTable.TryFind(name, out SparqlFunction function), name);
        Value[] values = arguments.Length == 0 ? [] : arguments.Split('|').Select(a => Value.From(TermOf(a))).ToArray();
        Value result = function.Invoke(values, context);
        Assert.Equal(expected.Length == 0 ? null : TermOf(expected), result.ToTerm());
    }

    [Fact]
    public void Errors_make_errors_of_all_functions()
    {
        using var context = new FunctionContext();
        foreach (SparqlFunction function in FunctionTable.All.Where(f => f.MinArguments > 0))
        {
            Value[] arguments = [.. Enumerable.Repeat(Value.Error, function.MinArguments)];
            Assert.True(function.Invoke(arguments, context).IsError, function.Name);
        }
    }

    [Fact]
    public void Every_built_in_of_the_specification_is_there()
    {
        string[] names =
        [
            "STR", "LANG", "LANGMATCHES", "DATATYPE", "IRI", "URI", "BNODE", "RAND", "ABS", "CEIL", "FLOOR", "ROUND", "CONCAT", "STRLEN", "UCASE", "LCASE", "ENCODE_FOR_URI", "CONTAINS",
            "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "SECONDS", "TIMEZONE", "TZ", "NOW", "UUID", "STRUUID", "MD5", "SHA1", "SHA256", "SHA384",
            "SHA512", "STRLANG", "STRDT", "SAMETERM", "ISIRI", "ISURI", "ISBLANK", "ISLITERAL", "ISNUMERIC", "REGEX", "SUBSTR", "REPLACE",
        ];
        Assert.Empty(names.Where(n => !FunctionTable.TryFind(n, out _)));
    }

    [Fact]
    public void A_blank_node_label_means_one_node_within_a_solution_only()
    {
        using var context = new FunctionContext();
        FunctionTable.TryFind("BNODE", out SparqlFunction bnode);
        Value label = Value.FromString("x");
        Term? first = bnode.Invoke([label], context).ToTerm();
        Assert.Equal(first, bnode.Invoke([label], context).ToTerm());
        Assert.NotEqual(first, bnode.Invoke([], context).ToTerm());
        context.BeginSolution();
        Assert.NotEqual(first, bnode.Invoke([label], context).ToTerm());
    }

    [Fact]
    public void Now_stands_still_during_a_query()
    {
        using var context = new FunctionContext();
        Assert.Equal(context.Now.ToTerm(), context.Now.ToTerm());
        Assert.Equal(ValueKind.DateTime, context.Now.Kind);
    }

    internal static Term TermOf(string text)
    {
        string expanded = text.Replace("^^xsd:", "^^<" + WellKnown.XsdNamespace, StringComparison.Ordinal);
        expanded = expanded == text ? text : expanded + ">";
        SolutionTable table = SparqlResultFormat.Tsv.Read(new MemoryStream(Encoding.UTF8.GetBytes("?x\n" + expanded + "\n"))).Solutions!;
        return table[0][0]!;
    }
}
