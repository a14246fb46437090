using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Export;

/// <summary>Reads what the public graphs say of datasets, of their distributions and of what both refer to: a few queries by subject, each answered from the index.</summary>
internal sealed class DescriptionReader(IGraphStore store)
{
    private const int MostKnown = 50_000;

    private static readonly QueryOptions Options = PublicGraphs.Options with { MaxRows = 50_000_000, Timeout = TimeSpan.FromMinutes(5) };

    private static readonly HashSet<Iri> References =
    [
        DcatVocabulary.Publisher, DcatVocabulary.Creator, DcatVocabulary.Theme, DcatVocabulary.Dct("subject"), DcatVocabulary.Language, DcatVocabulary.Spatial,
        DcatVocabulary.Dct("temporal"), DcatVocabulary.Dcat("contactPoint"), DcatVocabulary.Dct("accessRights"), DcatVocabulary.Dct("rights"),
        DcatVocabulary.Dct("accrualPeriodicity"), DcatVocabulary.Format, DcatVocabulary.License, DcatVocabulary.MediaType,
    ];

    private static readonly string Named = string.Join(' ', new[]
    {
        WellKnown.RdfType, DcatVocabulary.Label, DcatVocabulary.PrefLabel, DcatVocabulary.Name, DcatVocabulary.Homepage, DcatVocabulary.Vcard("fn"), DcatVocabulary.Vcard("hasEmail"),
        DcatVocabulary.Vcard("hasURL"), DcatVocabulary.Vcard("hasTelephone"), DcatVocabulary.Dcat("startDate"), DcatVocabulary.Dcat("endDate"),
    }.Select(p => p.ToString()));

    /// <summary>The descriptions in the order of the datasets.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="header">The catalogue, for what the server publishes itself.</param>
    /// <param name="sequence">The state that they must be of; null: any.</param>
    /// <param name="known">What things that datasets refer to are called, from earlier reads of the same state; null: nothing is known.</param>
    /// <param name="cancellation">Ends the queries.</param>
    /// <returns>Null where the store has changed meanwhile.</returns>
    public async Task<IReadOnlyList<DatasetDescription>?> ReadAsync(IReadOnlyList<Iri> datasets, CatalogueHeader header, long? sequence, Dictionary<Term, List<Triple>>? known, CancellationToken cancellation)
    {
        var reading = new Reading(store, sequence, cancellation);
        Iri[] stored = [.. datasets.Where(d => !OwnDatasets.IsOwn(d))];
        if (!await reading.SubjectsAsync(stored, "").ConfigureAwait(false)
            || !await reading.SubjectsAsync(reading.Objects(stored, DcatVocabulary.HasDistribution), "").ConfigureAwait(false)
            || !await reading.BlankAsync(stored).ConfigureAwait(false))
        {
            return null;
        }

        known ??= [];
        if (known.Count > MostKnown)
        {
            known.Clear();
        }

        HashSet<Iri> referred = reading.Referred(References);
        Iri[] unknown = [.. referred.Where(r => !known.ContainsKey(r))];
        if (!await reading.SubjectsAsync(unknown.Where(r => !reading.BySubject.ContainsKey(r)).ToArray(), $" VALUES ?p {{ {Named} }}").ConfigureAwait(false))
        {
            return null;
        }

        foreach (Iri reference in unknown)
        {
            known[reference] = reading.BySubject.GetValueOrDefault(reference) ?? [];
        }

        foreach (Iri reference in referred)
        {
            reading.BySubject.TryAdd(reference, known[reference]);
        }

        return [.. datasets.Select(d => OwnDatasets.IsOwn(d) ? new DatasetDescription(d, OwnDatasets.Describe(d, header)) : new DatasetDescription(d, reading.BySubject))];
    }

    private sealed class Reading(IGraphStore store, long? sequence, CancellationToken cancellation)
    {
        private long? _sequence = sequence;

        public Dictionary<Term, List<Triple>> BySubject { get; } = [];

        public Iri[] Objects(IEnumerable<Term> subjects, Iri predicate) =>
            [.. subjects.SelectMany(s => BySubject.GetValueOrDefault(s) ?? []).Where(t => t.Predicate.Equals(predicate)).Select(t => t.Object).OfType<Iri>().Distinct()];

        public HashSet<Iri> Referred(HashSet<Iri> properties)
        {
            var referred = new HashSet<Iri>();
            foreach (List<Triple> triples in BySubject.Values)
            {
                foreach (Triple triple in triples)
                {
                    if (triple.Object is Iri iri && properties.Contains(triple.Predicate))
                    {
                        referred.Add(iri);
                    }
                }
            }

            return referred;
        }

        /// <summary>All triples of subjects, or those that a further condition lets through.</summary>
        public Task<bool> SubjectsAsync(IEnumerable<Iri> subjects, string condition)
        {
            string values = Values(subjects);
            return values.Length == 0 ? Task.FromResult(true) : RunAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{{values} }}{condition} ?s ?p ?o }}");
        }

        /// <summary>The triples of blank nodes that datasets or their blank distributions point at.</summary>
        public async Task<bool> BlankAsync(IReadOnlyList<Iri> datasets)
        {
            Iri[] pointing = [.. datasets.Where(d => BySubject.TryGetValue(d, out List<Triple>? own) && own.Exists(t => t.Object is BlankNode))];
            Iri[] distributions = [.. Objects(datasets, DcatVocabulary.HasDistribution).Where(d => BySubject.TryGetValue(d, out List<Triple>? own) && own.Exists(t => t.Object is BlankNode))];
            string values = Values(pointing.Concat(distributions));
            return values.Length == 0
                || (await RunAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?d {{{values} }} ?d ?r ?s . FILTER(isBlank(?s)) ?s ?p ?o }}").ConfigureAwait(false)
                    && await RunAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?d {{{values} }} ?d ?r ?b . FILTER(isBlank(?b)) ?b ?q ?s . FILTER(isBlank(?s)) ?s ?p ?o }}").ConfigureAwait(false));
        }

        private static string Values(IEnumerable<Iri> iris)
        {
            var text = new StringBuilder();
            foreach (Iri iri in iris)
            {
                text.Append(' ').Append(iri);
            }

            return text.ToString();
        }

        private async Task<bool> RunAsync(string query)
        {
            using QueryAnswer answer = await store.QueryAsync(query, Options, cancellation).ConfigureAwait(false);
            if ((_sequence ??= answer.Sequence) != answer.Sequence)
            {
                return false;
            }

            var scratch = new TermScratch();
            SolutionReader solutions = answer.Solutions;
            var touched = new HashSet<List<Triple>>(ReferenceEqualityComparer.Instance);
            Term? last = null;
            List<Triple> own = [];
            while (solutions.MoveNext())
            {
                Term subject = solutions.Get(0, scratch).ToTerm()!;
                if (!subject.Equals(last))
                {
                    last = subject;
                    if (!BySubject.TryGetValue(subject, out List<Triple>? found))
                    {
                        BySubject.Add(subject, found = []);
                    }

                    own = found;
                    touched.Add(own);
                }

                own.Add(new Triple(last, (Iri)solutions.Get(1, scratch).ToTerm()!, solutions.Get(2, scratch).ToTerm()!));
            }

            foreach (List<Triple> triples in touched)
            {
                triples.Sort(TermOrder.Instance);
                for (int i = triples.Count - 1; i > 0; i--)
                {
                    if (TermOrder.Instance.Compare(triples[i], triples[i - 1]) == 0)
                    {
                        triples.RemoveAt(i);
                    }
                }
            }

            return true;
        }
    }
}
