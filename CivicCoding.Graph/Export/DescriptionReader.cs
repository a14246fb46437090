using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Export;

/// <summary>Reads what the public graphs say of datasets, of their distributions and of what both refer to: a few queries by subject, each answered from the index.</summary>
internal sealed class DescriptionReader(IGraphStore store)
{
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
    /// <param name="kept">What earlier reads of the same state found out; null: nothing.</param>
    /// <param name="cancellation">Ends the queries.</param>
    /// <returns>Null where the store has changed meanwhile.</returns>
    public async Task<IReadOnlyList<DatasetDescription>?> ReadAsync(IReadOnlyList<Iri> datasets, CatalogueHeader header, long? sequence, KeptDescriptions? kept, CancellationToken cancellation)
    {
        kept ??= new KeptDescriptions(12);
        var reading = new Reading(store, sequence, kept, cancellation);
        Iri[] stored = [.. datasets.Where(d => !OwnDatasets.IsOwn(d))];
        if (!await reading.SubjectsAsync(stored, "").ConfigureAwait(false)
            || !await reading.DistributionsAsync(stored).ConfigureAwait(false)
            || !await reading.BlankAsync(stored).ConfigureAwait(false))
        {
            return null;
        }

        Dictionary<Term, SubjectFacts> known = kept.Known();
        Iri[] referred = [.. reading.Referred];
        Iri[] unknown = [.. referred.Where(r => !known.ContainsKey(r))];
        if (!await reading.SubjectsAsync(unknown.Where(r => !reading.BySubject.ContainsKey(r)).ToArray(), $" VALUES ?p {{ {Named} }}").ConfigureAwait(false))
        {
            return null;
        }

        foreach (Iri reference in unknown)
        {
            known[reference] = reading.BySubject.TryGetValue(reference, out SubjectFacts? facts) ? facts : new SubjectFacts();
        }

        foreach (Iri reference in referred)
        {
            reading.BySubject.TryAdd(reference, known[reference]);
        }

        return [.. datasets.Select(d => OwnDatasets.IsOwn(d) ? new DatasetDescription(d, OwnDatasets.Describe(d, header)) : new DatasetDescription(d, reading.BySubject))];
    }

    private sealed class Reading(IGraphStore store, long? sequence, KeptDescriptions kept, CancellationToken cancellation)
    {
        private readonly HashSet<Iri> _seen = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<Iri, bool> _leads = new(ReferenceEqualityComparer.Instance);
        private long? _sequence = sequence;

        public Dictionary<Term, SubjectFacts> BySubject { get; } = [];

        /// <summary>What the properties that refer to things of others name.</summary>
        public HashSet<Iri> Referred { get; } = [];

        public Iri[] Objects(IEnumerable<Iri> subjects, Iri predicate)
        {
            HashSet<Iri> objects = [];
            foreach (Iri subject in subjects)
            {
                if (BySubject.TryGetValue(subject, out SubjectFacts? facts))
                {
                    foreach (Fact fact in facts.Of(predicate))
                    {
                        if (fact.Value is Iri iri)
                        {
                            objects.Add(iri);
                        }
                    }
                }
            }

            return [.. objects];
        }

        /// <summary>All triples of subjects, or those that a further condition lets through.</summary>
        public Task<bool> SubjectsAsync(IReadOnlyCollection<Iri> subjects, string condition) =>
            subjects.Count == 0 ? Task.FromResult(true) : RunAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{{Values(subjects)} }}{condition} ?s ?p ?o }}");

        /// <summary>All triples of the distributions of datasets.</summary>
        public Task<bool> DistributionsAsync(IReadOnlyCollection<Iri> datasets) =>
            datasets.Count == 0 ? Task.FromResult(true) : RunAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?d {{{Values(datasets)} }} ?d {DcatVocabulary.HasDistribution} ?s . ?s ?p ?o }}");

        /// <summary>The triples of blank nodes that datasets or their blank distributions point at.</summary>
        public async Task<bool> BlankAsync(IReadOnlyList<Iri> datasets)
        {
            Iri[] pointing = [.. datasets.Concat(Objects(datasets, DcatVocabulary.HasDistribution)).Where(d => BySubject.TryGetValue(d, out SubjectFacts? own) && own.HasBlankValue())];
            if (pointing.Length == 0)
            {
                return true;
            }

            string values = Values(pointing);
            return await RunAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?d {{{values} }} ?d ?r ?s . FILTER(isBlank(?s)) ?s ?p ?o }}").ConfigureAwait(false)
                && await RunAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?d {{{values} }} ?d ?r ?b . FILTER(isBlank(?b)) ?b ?q ?s . FILTER(isBlank(?s)) ?s ?p ?o }}").ConfigureAwait(false);
        }

        private static string Values(IReadOnlyCollection<Iri> iris)
        {
            var text = new StringBuilder(iris.Count * 64);
            foreach (Iri iri in iris)
            {
                text.Append(" <").Append(iri.Value).Append('>');
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

            Take(answer.Solutions);
            return true;
        }

        private void Take(SolutionReader solutions)
        {
            var scratch = new TermScratch();
            var touched = new HashSet<SubjectFacts>(ReferenceEqualityComparer.Instance);
            Term? last = null;
            SubjectFacts own = new();
            while (solutions.MoveNext())
            {
                TermSpan subject = solutions.Get(0, scratch);
                if (last is null || !TermCache.Shows(subject, last))
                {
                    last = kept.Terms.Get(subject);
                    if (!BySubject.TryGetValue(last, out SubjectFacts? found))
                    {
                        BySubject.Add(last, found = new SubjectFacts());
                    }

                    own = found;
                    touched.Add(own);
                }

                var predicate = (Iri)kept.Predicates.Get(solutions.Get(1, scratch));
                Term value = kept.Terms.Get(solutions.Get(2, scratch));
                own.Add(predicate, value);
                if (value is Iri iri && Leads(predicate) && _seen.Add(iri))
                {
                    Referred.Add(iri);
                }
            }

            foreach (SubjectFacts facts in touched)
            {
                facts.Complete();
            }
        }

        private bool Leads(Iri predicate)
        {
            if (!_leads.TryGetValue(predicate, out bool leads))
            {
                _leads.Add(predicate, leads = References.Contains(predicate));
            }

            return leads;
        }
    }
}
