using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>The names of what stands in no list (goals, licences, roles, properties), as of the latest commit: a commit has those forgotten that it says something of. At most <see cref="Most"/>, then all are forgotten.</summary>
internal sealed class KnownNames(GraphHost graph)
{
    public const int Most = 20_000;

    /// <summary>After more commits or statements than these all names are forgotten.</summary>
    private const int MostCommits = 1_000;
    private const int MostStatements = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (LocalText? German, LocalText? English)> _names = new(StringComparer.Ordinal);
    private long _sequence = -1;

    /// <summary>As of which commit a name is that is read from now on; null where the store tells no changes.</summary>
    public long? Sequence => graph.Changes?.Sequence;

    /// <summary>Adds the names that are known.</summary>
    /// <returns>The IRIs of which nothing is known.</returns>
    public IReadOnlyList<Iri> Find(IReadOnlyList<Iri> iris, Language language, Dictionary<string, LocalText> names)
    {
        if (graph.Changes is not { } changes)
        {
            return iris;
        }

        lock (_lock)
        {
            Follow(changes);
            List<Iri> unknown = [];
            foreach (Iri iri in iris)
            {
                if (!_names.TryGetValue(iri.Value, out (LocalText? German, LocalText? English) name))
                {
                    unknown.Add(iri);
                }
                else if ((language == Language.German ? name.German : name.English) is { } text)
                {
                    names[iri.Value] = text;
                }
            }

            return unknown;
        }
    }

    /// <summary>Keeps a name, or that there is none, that was read at a commit or later.</summary>
    public void Add(long? sequence, Iri iri, LocalText? german, LocalText? english)
    {
        lock (_lock)
        {
            // A name read before the latest commit known here may be one that this commit changed.
            if (sequence is not { } read || read < _sequence)
            {
                return;
            }

            if (_names.Count >= Most)
            {
                _names.Clear();
            }

            _names[iri.Value] = (german, english);
        }
    }

    private void Follow(IChangeFeed changes)
    {
        long now = changes.Sequence;
        if (now == _sequence)
        {
            return;
        }

        if (_sequence >= 0 && (now - _sequence > MostCommits || !Forgot(changes)))
        {
            _names.Clear();
        }

        _sequence = now;
    }

    /// <summary>Forgets what the commits since say something of; false where they do not tell, or tell too much.</summary>
    private bool Forgot(IChangeFeed changes)
    {
        int statements = 0;
        try
        {
            foreach (ChangeSet change in changes.ReadAfter(_sequence, CancellationToken.None))
            {
                if (change.Bulk)
                {
                    return false;
                }

                foreach (Quad quad in change.Added.Concat(change.Removed))
                {
                    if (++statements > MostStatements)
                    {
                        return false;
                    }

                    if (quad.Subject is Iri subject)
                    {
                        _names.Remove(subject.Value);
                    }
                }
            }
        }
        catch (ChangesTrimmedException)
        {
            return false;
        }

        return true;
    }
}
