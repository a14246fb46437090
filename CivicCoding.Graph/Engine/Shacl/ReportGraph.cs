using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Shacl;

/// <summary>Writes a report as RDF. Blank nodes of the data, of the shapes and of the report itself get labels that cannot meet.</summary>
internal sealed class ReportGraph
{
    private readonly IQuadSink _sink;
    private readonly TermScratch[] _scratch = [new(), new(), new()];
    private int _fresh;

    private ReportGraph(IQuadSink sink) => _sink = sink;

    public static void Write(ValidationReport report, IQuadSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink.Prefix("sh"u8, Encoding.UTF8.GetBytes(ShaclVocabulary.Namespace));
        var graph = new ReportGraph(sink);
        BlankNode node = graph.Fresh();
        graph.Add(node, WellKnown.RdfType, ShaclVocabulary.ValidationReport);
        graph.Add(node, ShaclVocabulary.Of("conforms"), new Literal(report.Conforms ? "true" : "false", new Iri(WellKnown.XsdNamespace + "boolean")));
        foreach (ValidationResult result in report.Results)
        {
            graph.Write(result, node);
        }
    }

    private void Write(ValidationResult result, BlankNode report)
    {
        BlankNode node = Fresh();
        Add(report, ShaclVocabulary.Of("result"), node);
        Add(node, WellKnown.RdfType, ShaclVocabulary.ValidationResult);
        Add(node, ShaclVocabulary.Of("focusNode"), Renamed(result.FocusNode, "d"));
        if (result.Path is not null)
        {
            Add(node, ShaclVocabulary.Of("resultPath"), PathWriter.Write(result.Path, Fresh, Add));
        }

        if (result.Value is not null)
        {
            Add(node, ShaclVocabulary.Of("value"), Renamed(result.Value, "d"));
        }

        Add(node, ShaclVocabulary.Of("sourceShape"), Renamed(result.SourceShape, "s"));
        Add(node, ShaclVocabulary.Of("sourceConstraintComponent"), result.Component);
        if (result.SourceConstraint is not null)
        {
            Add(node, ShaclVocabulary.Of("sourceConstraint"), Renamed(result.SourceConstraint, "s"));
        }

        Add(node, ShaclVocabulary.Of("resultSeverity"), result.Severity);
        foreach (Literal message in result.Messages)
        {
            Add(node, ShaclVocabulary.Of("resultMessage"), message);
        }
    }

    private static Term Renamed(Term term, string prefix) => term is BlankNode node ? new BlankNode(prefix + node.Label) : term;

    private BlankNode Fresh() => new("r" + (++_fresh).ToString(CultureInfo.InvariantCulture));

    private void Add(Term subject, Iri predicate, Term @object) =>
        _sink.Quad(_scratch[0].Encode(subject), _scratch[1].Encode(predicate), _scratch[2].Encode(@object), TermSpan.None);
}
