using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Gives the blank nodes of a page labels made from what is said of them (RDFC-1.0 for each group that hangs together), so that the same description has the same label on every page and in every run, and a second harvest changes nothing.</summary>
internal static class BlankNames
{
    /// <summary>The triples with new labels.</summary>
    /// <param name="graph">The source's graph; other sources get other labels.</param>
    /// <param name="triples">Triples with at least one blank node each.</param>
    /// <param name="document">The page, for messages.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HarvestException">Blank nodes look so much alike that they cannot be told apart within bounds.</exception>
    public static IEnumerable<Triple> Name(string graph, IReadOnlyList<Triple> triples, string document, CancellationToken cancellation)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (List<Triple> group in Groups(triples))
        {
            cancellation.ThrowIfCancellationRequested();
            CanonicalDataset canonical;
            try
            {
                canonical = Canonicalizer.Canonicalize(group.Select(t => new Quad(t.Subject, t.Predicate, t.Object, null)), cancellation: cancellation);
            }
            catch (InvalidOperationException error)
            {
                throw new HarvestException(document, 0, $"has {group.Count} statements about blank nodes that look too much alike to tell them apart ({group[0].Predicate}). Give these things IRIs.", error);
            }

            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(graph + "\n" + canonical.NQuads)))[..32];
            int same = seen[hash] = seen.GetValueOrDefault(hash) + 1;
            string start = same == 1 ? "h" + hash : string.Create(CultureInfo.InvariantCulture, $"h{hash}t{same}");
            Term Rename(Term term) => term is BlankNode blank ? new BlankNode(start + "x" + canonical.IssuedIdentifiers[blank.Label]["c14n".Length..]) : term;
            foreach (Triple triple in group)
            {
                yield return new Triple(Rename(triple.Subject), triple.Predicate, Rename(triple.Object));
            }
        }
    }

    /// <summary>The triples in groups that share no blank node.</summary>
    private static IEnumerable<List<Triple>> Groups(IReadOnlyList<Triple> triples)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var parents = new List<int>();
        int Number(BlankNode blank)
        {
            if (!numbers.TryGetValue(blank.Label, out int number))
            {
                numbers.Add(blank.Label, number = parents.Count);
                parents.Add(number);
            }

            return number;
        }

        int Root(int number)
        {
            while (parents[number] != number)
            {
                number = parents[number] = parents[parents[number]];
            }

            return number;
        }

        foreach (Triple triple in triples)
        {
            if (triple.Subject is BlankNode subject)
            {
                int number = Number(subject);
                if (triple.Object is BlankNode value)
                {
                    parents[Root(Number(value))] = Root(number);
                }
            }
            else if (triple.Object is BlankNode alone)
            {
                Number(alone);
            }
        }

        var groups = new Dictionary<int, List<Triple>>();
        foreach (Triple triple in triples)
        {
            int root = Root(numbers[((triple.Subject as BlankNode) ?? (BlankNode)triple.Object).Label]);
            if (!groups.TryGetValue(root, out List<Triple>? group))
            {
                groups.Add(root, group = []);
            }

            group.Add(triple);
        }

        return groups.Values;
    }
}
