using System.Globalization;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Export;

/// <summary>The self-description of the public data in VoID and SPARQL Service Description terms: how many triples, which classes and properties, where to ask and where to fetch everything.</summary>
public sealed class VoidDescription(IGraphStore store)
{
    private const string Namespace = "http://rdfs.org/ns/void#";

    /// <summary>Writes the description.</summary>
    /// <param name="publicBase">The server's absolute public address, ending in a slash.</param>
    /// <param name="format">The syntax.</param>
    /// <param name="output">Receives the document.</param>
    /// <param name="cancellation">Ends the queries.</param>
    public async Task WriteAsync(string publicBase, RdfFormat format, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(publicBase);
        ArgumentNullException.ThrowIfNull(format);
        var dataset = new Iri(CivicVocabulary.BaseIri + "#dataset");
        var triples = new List<Triple>
        {
            new(dataset, WellKnown.RdfType, Void("Dataset")),
            new(dataset, DcatVocabulary.Title, new Literal("Civic Coding")),
            new(dataset, Void("sparqlEndpoint"), new Iri(publicBase + "sparql")),
            new(dataset, Void("dataDump"), new Iri(publicBase + "dump.nq.gz")),
            new(dataset, Void("dataDump"), new Iri(publicBase + "dump.trig.gz")),
            new(dataset, Void("uriSpace"), new Literal(CivicVocabulary.IdBase)),
            new(dataset, Void("vocabulary"), new Iri(CivicVocabulary.Namespace)),
            new(dataset, Void("vocabulary"), new Iri(DcatVocabulary.DcatNamespace)),
            new(dataset, Void("vocabulary"), new Iri(DcatVocabulary.DctNamespace)),
            new(dataset, Void("triples"), await CountAsync("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", cancellation).ConfigureAwait(false)),
            new(dataset, Void("distinctSubjects"), await CountAsync("SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }", cancellation).ConfigureAwait(false)),
        };
        await PartitionAsync(dataset, "class", "entities", "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c", triples, cancellation).ConfigureAwait(false);
        await PartitionAsync(dataset, "property", "triples", "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p", triples, cancellation).ConfigureAwait(false);
        using IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Pretty = true, Prefixes = [new("void", Namespace), new("dct", DcatVocabulary.DctNamespace)] });
        var scratches = new[] { new TermScratch(), new TermScratch(), new TermScratch() };
        foreach (Triple triple in triples)
        {
            writer.Quad(scratches[0].Encode(triple.Subject), scratches[1].Encode(triple.Predicate), scratches[2].Encode(triple.Object), TermSpan.None);
        }

        writer.Complete();
    }

    private async Task<Literal> CountAsync(string query, CancellationToken cancellation)
    {
        using QueryAnswer answer = await store.QueryAsync(query, PublicGraphs.Options, cancellation).ConfigureAwait(false);
        return answer.Solutions.MoveNext() ? (Literal)answer.Solutions.Get(0, new TermScratch()).ToTerm()! : Integer(0);
    }

    private async Task PartitionAsync(Iri dataset, string kind, string measure, string query, List<Triple> triples, CancellationToken cancellation)
    {
        var rows = new List<(Iri Name, Term Count)>();
        using (QueryAnswer answer = await store.QueryAsync(query, PublicGraphs.Options, cancellation).ConfigureAwait(false))
        {
            var scratch = new TermScratch();
            while (answer.Solutions.MoveNext())
            {
                if (answer.Solutions.Get(0, scratch).ToTerm() is Iri name)
                {
                    rows.Add((name, answer.Solutions.Get(1, scratch).ToTerm()!));
                }
            }
        }

        int n = 0;
        foreach ((Iri name, Term count) in rows.OrderBy(r => r.Name.Value, StringComparer.Ordinal))
        {
            var part = new Iri($"{dataset.Value}-{kind}-{++n}");
            triples.Add(new Triple(dataset, Void(kind + "Partition"), part));
            triples.Add(new Triple(part, Void(kind), name));
            triples.Add(new Triple(part, Void(measure), count));
        }
    }

    private static Literal Integer(long value) => new(value.ToString(CultureInfo.InvariantCulture), new Iri(WellKnown.XsdNamespace + "integer"));

    private static Iri Void(string name) => new(Namespace + name);
}
