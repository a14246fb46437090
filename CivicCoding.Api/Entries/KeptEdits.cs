using System.Globalization;
using CivicCoding.Api.Identity;
using CivicCoding.Api.Network;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Entries;

/// <summary>What people edited, removed or merged here, which a later import of the source leaves as it is: of an edited entry the import brings only what no form holds, of a removed one nothing, of a merged one what is said now of the one that is kept.</summary>
internal sealed class KeptEdits
{
    private const string Prov = "http://www.w3.org/ns/prov#";
    private readonly KindForms _forms;
    private readonly Dictionary<Iri, DateTimeOffset> _edited;
    private readonly HashSet<string> _removed;
    private readonly MergeRewriting _merges;
    private readonly SortedSet<string> _kept = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _away = new(StringComparer.Ordinal);

    private KeptEdits(KindForms forms, Dictionary<Iri, DateTimeOffset> edited, HashSet<string> removed, MergeRewriting merges)
    {
        _forms = forms;
        _edited = edited;
        _removed = removed;
        _merges = merges;
    }

    /// <summary>True where nothing was edited, removed or merged here.</summary>
    public bool IsEmpty => _edited.Count == 0 && _removed.Count == 0 && _merges.IsEmpty;

    /// <summary>The edited things that the filtered import holds too.</summary>
    public IReadOnlyCollection<string> Kept => _kept;

    /// <summary>The removed things that the filtered import holds too.</summary>
    public IReadOnlyCollection<string> Away => _away;

    public static async Task<KeptEdits> LoadAsync(IGraphStore store, KindForms forms, CancellationToken cancellation)
    {
        Dictionary<Iri, DateTimeOffset> edited = [];
        using (QueryAnswer answer = await store.QueryAsync(
            $"SELECT ?g ?t WHERE {{ GRAPH ?g {{ ?g a <{Prov}Entity> OPTIONAL {{ ?g <{Prov}generatedAtTime> ?t }} }} FILTER(STRSTARTS(STR(?g), \"{CivicVocabulary.EntryGraphBase}\")) }}", new QueryOptions { Timeout = TimeSpan.FromMinutes(1) }, cancellation))
        {
            using SolutionReader solutions = answer.Solutions;
            var scratch = new TermScratch();
            while (solutions.MoveNext())
            {
                if (solutions.Get(0, scratch).ToTerm() is Iri graph)
                {
                    _ = DateTimeOffset.TryParse((solutions.Get(1, scratch).ToTerm() as Literal)?.Lexical, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time);
                    edited[new Iri(CivicVocabulary.IdBase + graph.Value[CivicVocabulary.EntryGraphBase.Length..])] = time;
                }
            }
        }

        var removed = new Dataset();
        await store.GetGraphAsync(EntryTriples.RemovedGraph, removed, cancellation);
        return new KeptEdits(forms, edited, [.. removed.Select(q => q.Object).OfType<Literal>().Select(l => l.Lexical)], await MergeRewriting.LoadAsync(store, cancellation));
    }

    public bool IsEdited(Iri thing) => _edited.ContainsKey(thing);

    /// <summary>What of an import may be written.</summary>
    public IEnumerable<Quad> Filter(IReadOnlyCollection<Quad> import)
    {
        HashSet<Iri> parts = EditedParts(import);
        HashSet<Quad> written = [];
        foreach (Quad quad in import)
        {
            if (IsRemoved(quad.Subject) || IsRemoved(quad.Object))
            {
                continue;
            }

            if (quad.Subject is Iri subject && (parts.Contains(subject) || (_edited.ContainsKey(subject) && Holds(subject, quad.Predicate))))
            {
                _kept.Add(Whole(subject).Value);
                continue;
            }

            // Edits of the kept thing before the merge did not speak of what the merge brought.
            bool since = false;
            if (_merges.Rewrite(quad, m => since |= _edited.TryGetValue(m.Kept, out DateTimeOffset time) && time > m.When) is not { } now)
            {
                continue;
            }

            if (now != quad && (IsRemoved(now.Subject) || IsRemoved(now.Object)))
            {
                continue;
            }

            if (since && now.Subject is Iri kept && _edited.ContainsKey(kept) && Holds(kept, now.Predicate))
            {
                _kept.Add(kept.Value);
                continue;
            }

            if (now == quad || written.Add(now))
            {
                yield return now;
            }
        }
    }

    private static Iri Whole(Iri part) => part.Value.IndexOf('#', StringComparison.Ordinal) is > 0 and int hash ? new Iri(part.Value[..hash]) : part;

    private KindForm? FormOf(Iri thing) => Kinds.Parse(thing.Value) is ({ } kind, _) ? _forms.Find(kind) : null;

    private bool Holds(Iri thing, Iri property) => FormOf(thing) is { } form && form.Fields.Any(f => !f.Inverse && f.Path.Equals(property));

    /// <summary>The parts of edited things in those fields that their forms hold.</summary>
    private HashSet<Iri> EditedParts(IReadOnlyCollection<Quad> import)
    {
        HashSet<Iri> parts = [];
        foreach (Quad quad in import)
        {
            if (quad.Subject is not Iri subject || quad.Object is not Iri value)
            {
                continue;
            }

            Iri whole = value.Value.StartsWith(subject.Value + "#", StringComparison.Ordinal) ? subject : subject.Value.StartsWith(value.Value + "#", StringComparison.Ordinal) ? value : subject;
            if (_edited.ContainsKey(whole) && FormOf(whole) is { } form && form.Fields.FirstOrDefault(f => f.Type == FieldType.Part && f.Path.Equals(quad.Predicate)) is { } field)
            {
                parts.Add(field.Inverse ? subject : value);
            }
        }

        return parts;
    }

    private bool IsRemoved(Term term)
    {
        if (_removed.Count == 0 || term is not Iri iri || !iri.Value.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal))
        {
            return false;
        }

        string whole = Whole(iri).Value;
        if (!_removed.Contains(EntryTriples.RemovedHash(whole)))
        {
            return false;
        }

        _away.Add(whole);
        return true;
    }
}
