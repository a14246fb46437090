using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>Finds the code lists of an RDF document, as the Publications Office of the EU, GovData and others publish them: each scheme with its concepts, in German and English and, where a text is in neither, in whatever language it is. Blank nodes are left out.</summary>
public static class CodeListReader
{
    /// <summary>The name by which <c>civic import</c> knows code lists.</summary>
    public const string Kind = "vocab";

    /// <summary>The most triples of a document; more is refused.</summary>
    public const int MaxTriples = 3_000_000;

    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private static readonly Iri Scheme = new(Skos + "ConceptScheme");
    private static readonly Iri TopConceptOf = new(Skos + "topConceptOf");
    private static readonly Iri HasTopConcept = new(Skos + "hasTopConcept");

    /// <summary>The lists of a document in the order of their schemes.</summary>
    /// <param name="document">The triples.</param>
    /// <param name="file">The name of the document for messages.</param>
    /// <exception cref="HarvestException">The document holds no concept, or concepts without a list.</exception>
    public static IReadOnlyList<CodeList> Read(Dataset document, string file)
    {
        ArgumentNullException.ThrowIfNull(document);
        ILookup<Term, Quad> bySubject = document.ToLookup(q => q.Subject);
        Quad[] places = [.. document.Where(q => q.Subject is Iri && q.Object is Iri && (q.Predicate.Equals(Vocabulary.InScheme) || q.Predicate.Equals(TopConceptOf)))];
        HashSet<Term> schemes = [.. places.Select(q => q.Object), .. document.Match(predicate: WellKnown.RdfType, @object: Scheme).Select(q => q.Subject)];
        ILookup<Term, Iri> tops = document.Match(predicate: HasTopConcept).Where(q => q.Subject is Iri).ToLookup(q => q.Object, q => (Iri)q.Subject);
        var members = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        // Some lists forget the type of their concepts, others call the list itself a concept.
        foreach (Iri concept in document.Match(predicate: WellKnown.RdfType, @object: Vocabulary.Concept).Concat(places).Select(q => q.Subject).OfType<Iri>().Where(c => !schemes.Contains(c)).Distinct())
        {
            Iri[] lists = [.. bySubject[concept].Where(q => q.Predicate.Equals(Vocabulary.InScheme) || q.Predicate.Equals(TopConceptOf)).Select(q => q.Object).OfType<Iri>().Concat(tops[concept]).Distinct()];
            foreach (Iri list in lists.Length > 0 ? lists : schemes.Count == 1 ? [.. schemes.OfType<Iri>()] : throw new HarvestException(file, 0, $"the concept <{concept.Value}> names no list that it is in. Add skos:inScheme."))
            {
                if (!members.TryGetValue(list.Value, out SortedSet<string>? concepts))
                {
                    members.Add(list.Value, concepts = new SortedSet<string>(StringComparer.Ordinal));
                }

                concepts.Add(concept.Value);
            }
        }

        return members.Count > 0
            ? [.. members.Select(m => Write(new Iri(m.Key), m.Value, bySubject))]
            : throw new HarvestException(file, 0, "there is no concept (skos:Concept) in it, so it is no code list.");
    }

    private static CodeList Write(Iri scheme, SortedSet<string> concepts, ILookup<Term, Quad> bySubject)
    {
        string source = "vocab/" + Slug.Of(scheme.Value[(scheme.Value.IndexOf("://", StringComparison.Ordinal) is > 0 and int colon ? colon + 3 : 0)..], 150);
        var quads = new Dataset();
        var graph = new GraphWriter(quads, source);
        Copy(graph, scheme, bySubject[scheme]);
        graph.Type(scheme, Scheme);
        foreach (string concept in concepts)
        {
            var iri = new Iri(concept);
            Copy(graph, iri, bySubject[iri]);
            graph.Type(iri, Vocabulary.Concept);
            graph.Add(iri, Vocabulary.InScheme, scheme);
        }

        (string german, string english) = Title(scheme, bySubject[scheme]);
        HarvestRun.Describe(quads, source, Kind, (german, english), [scheme.Value], null);
        return new CodeList(scheme, CivicVocabulary.Graph(source), concepts.Count, [.. quads]);
    }

    /// <summary>IRIs and texts in the order of the document. A property that has texts in German or English loses those in other languages.</summary>
    private static void Copy(GraphWriter graph, Iri subject, IEnumerable<Quad> quads)
    {
        foreach (IGrouping<Term, Quad> property in quads.GroupBy(q => (Term)q.Predicate))
        {
            bool known = property.Any(q => IsKnown(q.Object));
            foreach (Quad quad in property.Where(q => q.Object is Iri or Literal { Language: null } || (q.Object is Literal && (!known || IsKnown(q.Object)))))
            {
                graph.Add(subject, quad.Predicate, quad.Object);
            }
        }
    }

    private static bool IsKnown(Term value) => value is Literal { Language: { } language } && (Speaks(language, "de") || Speaks(language, "en"));

    private static bool Speaks(string language, string wanted) =>
        language.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || language[2] == '-');

    private static (string German, string English) Title(Iri scheme, IEnumerable<Quad> quads)
    {
        Literal[] names = [.. quads.Where(q => q.Predicate.Equals(Vocabulary.PrefLabel) || q.Predicate.Equals(Vocabulary.Label) || q.Predicate.Equals(Vocabulary.Title)).Select(q => q.Object).OfType<Literal>()];
        string? german = names.FirstOrDefault(n => n.Language is { } l && Speaks(l, "de"))?.Lexical;
        string? english = names.FirstOrDefault(n => n.Language is { } l && Speaks(l, "en"))?.Lexical;
        string other = names.FirstOrDefault()?.Lexical ?? scheme.Value;
        return (german ?? english ?? other, english ?? german ?? other);
    }
}
