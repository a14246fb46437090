using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Matching.Corpus;

/// <summary>Reads the corpus from a store by SPARQL: every entry of the kinds that matching knows, with its properties.</summary>
public static class GraphCorpus
{
    private static readonly string[] Classes =
    [
        CivicVocabulary.Project.Value, CivicVocabulary.Organisation.Value, CivicVocabulary.Community.Value, CivicVocabulary.Participation.Value,
        CivicVocabulary.Need.Value, CivicVocabulary.Offer.Value, CivicVocabulary.Skill.Value, CivicVocabulary.Topic.Value, CivicVocabulary.Programme.Value,
        CivicVocabulary.Call.Value, CivicVocabulary.EligibilityRule.Value, CivicVocabulary.Place.Value, "http://www.w3.org/ns/dcat#Dataset",
    ];

    // The goals are the concepts of another vocabulary; only what they are called is read.
    private const string GoalLabels = $"{{ SELECT DISTINCT ?s WHERE {{ ?x <{CivicVocabulary.Namespace}addressesSDG> ?s }} }} ?s ?p ?o VALUES ?p {{ <{TripleCorpus.Label}> <{TripleCorpus.Notation}> }}";

    private static readonly QueryOptions Options = new() { Timeout = TimeSpan.FromMinutes(5), MemoryBytes = 4L << 30, IsVisible = IsPublic };

    /// <summary>Reads all entries that the public may see.</summary>
    public static async Task<MatchCorpus> ReadAsync(IGraphStore store, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var reader = new TripleCorpus();
        long sequence = long.MaxValue;
        foreach (string where in Classes.Select(type => $"?s a <{type}> . ?s ?p ?o").Append(GoalLabels))
        {
            using QueryAnswer answer = await store.QueryAsync($"SELECT ?s ?p ?o WHERE {{ {where} }}", Options, cancellation).ConfigureAwait(false);
            sequence = Math.Min(sequence, answer.Sequence);
            Draw(answer.Solutions, reader, cancellation);
        }

        return reader.Build(sequence == long.MaxValue ? 0 : sequence);
    }

    /// <summary>True for a class whose entries are read.</summary>
    internal static bool IsRead(string type) => Classes.Contains(type, StringComparer.Ordinal);

    private static bool IsPublic(string graph) => !CivicVocabulary.IsPrivate(graph);

    private static void Draw(SolutionReader solutions, TripleCorpus reader, CancellationToken cancellation)
    {
        int s = Column(solutions, "s");
        int p = Column(solutions, "p");
        int o = Column(solutions, "o");
        var subjects = new TermScratch();
        var predicates = new TermScratch();
        var objects = new TermScratch();
        while (solutions.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (solutions.Get(s, subjects).ToTerm() is Iri subject && solutions.Get(p, predicates).ToTerm() is Iri predicate && solutions.Get(o, objects).ToTerm() is { } value)
            {
                reader.Add(subject.Value, predicate.Value, value);
            }
        }
    }

    private static int Column(SolutionReader solutions, string name)
    {
        for (int i = 0; i < solutions.Variables.Count; i++)
        {
            if (solutions.Variables[i] == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"The answer has no column {name}.");
    }
}
