using System.Text;
using System.Text.Json;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Matching.Serving;

/// <summary>Keeps the description of the model in use in the graph, as a thing of the network and in the terms of MLDCAT-AP.</summary>
public static class ModelCardGraph
{
    private static readonly Iri Label = new(Corpus.TripleCorpus.Label);
    private static readonly Iri Description = new(Corpus.TripleCorpus.Description);
    private static readonly Iri Source = new("http://purl.org/dc/terms/source");
    private static readonly Iri TrainingData = new("http://www.w3.org/ns/dcat#Dataset");
    private static readonly Iri Graph = new(MatchVocabulary.ModelGraph);

    /// <summary>The card of the model in use; null where it cannot be read.</summary>
    public static ModelCard? Read(ModelFolder models)
    {
        ArgumentNullException.ThrowIfNull(models);
        try
        {
            if (RankerModel.CardOf(models.Present) is { } path)
            {
                using FileStream file = File.OpenRead(path);
                return ModelCard.Read(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // A card that cannot be read is as good as none; /health tells of the model beside it.
        }

        return null;
    }

    /// <summary>What there is to say of the model.</summary>
    public static IReadOnlyList<Triple> Describe(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var triples = new List<Triple>();
        Iri model = MatchVocabulary.Model;
        void Say(Term subject, Iri predicate, Term value) => triples.Add(new Triple(subject, predicate, value));
        Say(model, new Iri(Corpus.TripleCorpus.Type), CivicVocabulary.AiModel);
        Say(model, Label, new Literal("Modell der Partnersuche", "de"));
        Say(model, Label, new Literal("Model of the partner search", "en"));
        Say(model, Description, new Literal("Das gelernte Modell, das Partner für Projekte ordnet: womit es geübt wurde, wie gut es ist, was es verbraucht und wo seine Grenzen sind.", "de"));
        Say(model, Description, new Literal("The learned model that ranks partners for projects: what it was trained on, how good it is, what it consumes and where its limits are.", "en"));
        Say(model, Source, OwnDatasets.Model);
        // In the network the training data are a part of the model, no dataset that the catalogue offers.
        ModelCardTriples.Write(model, card, (subject, predicate, value) =>
        {
            if (!value.Equals(TrainingData))
            {
                Say(subject, predicate, value);
            }
        });
        return triples;
    }

    /// <summary>Writes the description of the model in use where the store holds the network and says something else of it.</summary>
    /// <returns>True where something was written.</returns>
    public static async Task<bool> SyncAsync(IGraphStore store, ModelFolder models, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (Read(models) is not { } card || !await HoldsNetworkAsync(store, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        HashSet<string> wanted = [.. Describe(card).Select(Line)];
        HashSet<string> present = await PresentAsync(store, cancellation).ConfigureAwait(false);
        if (wanted.SetEquals(present))
        {
            return false;
        }

        using var document = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(wanted)));
        await store.PutGraphAsync(Graph, document, RdfFormat.NTriples, null, cancellation).ConfigureAwait(false);
        return true;
    }

    // A store that holds only what somebody else loaded gets nothing that was not asked for.
    private static async Task<bool> HoldsNetworkAsync(IGraphStore store, CancellationToken cancellation)
    {
        using QueryAnswer answer = await store.QueryAsync($"ASK {{ GRAPH <{CivicVocabulary.OntologyGraph}> {{ ?s ?p ?o }} }}", QueryOptions.Default, cancellation).ConfigureAwait(false);
        return answer.Boolean;
    }

    private static async Task<HashSet<string>> PresentAsync(IGraphStore store, CancellationToken cancellation)
    {
        using QueryAnswer answer = await store.QueryAsync($"SELECT ?s ?p ?o WHERE {{ GRAPH {Graph} {{ ?s ?p ?o }} }}", QueryOptions.Default, cancellation).ConfigureAwait(false);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var scratch = new TermScratch();
        SolutionReader solutions = answer.Solutions;
        while (solutions.MoveNext())
        {
            var predicate = (Iri)solutions.Get(1, scratch).ToTerm()!;
            Term subject = solutions.Get(0, scratch).ToTerm()!;
            found.Add(Line(new Triple(subject, predicate, solutions.Get(2, scratch).ToTerm()!)));
        }

        return found;
    }

    private static string Line(Triple triple) => $"{triple.Subject} {triple.Predicate} {triple.Object} .\n";
}
