using System.Xml;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>Reads SPARQL Query Results XML Format; document type declarations are skipped and entities of theirs refused.</summary>
internal static class XmlResultParser
{
    private const string Namespace = "http://www.w3.org/2005/sparql-results#";

    public static ResultDocument Parse(ReadOnlyMemory<byte> document)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using var stream = new MemoryStream(document.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            return Read(reader);
        }
        catch (XmlException e)
        {
            throw new FormatException("The document is not in SPARQL Query Results XML Format: " + e.Message, e);
        }
    }

    private static ResultDocument Read(XmlReader reader)
    {
        var variables = new List<string>();
        SolutionTable? table = null;
        bool? boolean = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Namespace)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "variable":
                    variables.Add(reader.GetAttribute("name") ?? throw new FormatException("A variable without a name stands in the results."));
                    break;
                case "boolean":
                    boolean = XmlConvert.ToBoolean(reader.ReadElementContentAsString().Trim());
                    break;
                case "results":
                    table = new SolutionTable(variables);
                    break;
                case "result" when table is not null:
                    table.Add(Solution(reader, variables));
                    break;
            }
        }

        return boolean is null && table is null
            ? throw new FormatException("The document holds neither results nor a boolean.")
            : new ResultDocument(boolean, table);
    }

    private static Term?[] Solution(XmlReader reader, List<string> variables)
    {
        var row = new Term?[variables.Count];
        if (reader.IsEmptyElement)
        {
            return row;
        }

        int column = -1;
        reader.Read();
        while (!(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "result"))
        {
            if (reader.EOF)
            {
                throw new FormatException("The results end within a result.");
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
            }
            else if (reader.LocalName == "binding")
            {
                string? name = reader.GetAttribute("name");
                column = variables.IndexOf(name ?? "");
                if (column < 0)
                {
                    throw new FormatException($"A binding of '{name}' stands in the results, which the head does not name.");
                }

                reader.Read();
            }
            else if (column >= 0)
            {
                row[column] = ReadTerm(reader);
            }
            else
            {
                throw new FormatException($"An element '{reader.LocalName}' stands outside of a binding.");
            }
        }

        return row;
    }

    private static Term ReadTerm(XmlReader reader)
    {
        string kind = reader.LocalName;
        string? datatype = reader.GetAttribute("datatype");
        string? language = reader.GetAttribute("xml:lang");
        string text = reader.ReadElementContentAsString();
        return kind switch
        {
            "uri" => new Iri(text),
            "bnode" => new BlankNode(text),
            "literal" when !string.IsNullOrEmpty(language) => new Literal(text, language),
            "literal" => datatype is null ? new Literal(text) : new Literal(text, new Iri(datatype)),
            _ => throw new FormatException($"A term of the unknown kind '{kind}' stands in the results."),
        };
    }
}
