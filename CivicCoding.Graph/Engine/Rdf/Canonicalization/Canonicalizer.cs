using System.Security.Cryptography;
using System.Text;

namespace CivicCoding.Graph.Rdf.Canonicalization;

/// <summary>RDF Dataset Canonicalization (RDFC-1.0): names blank nodes by what is said of them, so that equal datasets give equal text.</summary>
public sealed class Canonicalizer
{
    private readonly HashAlgorithmName _algorithm;
    private readonly Dictionary<string, List<Quad>> _byBlank = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _firstDegree = new(StringComparer.Ordinal);
    private readonly IdentifierIssuer _canonical = new("c14n");
    private readonly CancellationToken _cancellation;
    private long _work;

    private Canonicalizer(HashAlgorithmName algorithm, long maxWork, CancellationToken cancellation)
    {
        _algorithm = algorithm;
        _work = maxWork;
        _cancellation = cancellation;
    }

    /// <summary>Canonicalizes a dataset, which is held in memory; quads named twice count once.</summary>
    /// <param name="quads">The dataset.</param>
    /// <param name="algorithm">SHA-256 (also where null) or SHA-384.</param>
    /// <param name="maxWork">The most orders of blank nodes that are tried; a dataset made to need more is refused.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidOperationException">The work limit was reached.</exception>
    public static CanonicalDataset Canonicalize(IEnumerable<Quad> quads, HashAlgorithmName? algorithm = null, long maxWork = 100_000, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(quads);
        HashAlgorithmName name = algorithm ?? HashAlgorithmName.SHA256;
        if (name != HashAlgorithmName.SHA256 && name != HashAlgorithmName.SHA384)
        {
            throw new ArgumentException($"The hash algorithm {name.Name} is none of RDFC-1.0: SHA256 and SHA384.", nameof(algorithm));
        }

        return new Canonicalizer(name, maxWork, cancellation).Run(quads as Dataset ?? new Dataset(quads));
    }

    private CanonicalDataset Run(Dataset dataset)
    {
        foreach (Quad quad in dataset)
        {
            foreach (string label in new[] { quad.Subject, quad.Object, quad.Graph }.OfType<BlankNode>().Select(b => b.Label).Distinct(StringComparer.Ordinal))
            {
                (_byBlank.TryGetValue(label, out List<Quad>? list) ? list : _byBlank[label] = []).Add(quad);
            }
        }

        var byHash = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string label in _byBlank.Keys)
        {
            string hash = FirstDegree(label);
            (byHash.TryGetValue(hash, out List<string>? list) ? list : byHash[hash] = []).Add(label);
        }

        foreach (List<string> alone in byHash.Values.Where(l => l.Count == 1))
        {
            _canonical.Issue(alone[0]);
        }

        foreach (List<string> alike in byHash.Values.Where(l => l.Count > 1))
        {
            var results = new List<(string Hash, IdentifierIssuer Issuer)>();
            foreach (string label in alike.Where(l => !_canonical.Has(l)))
            {
                var issuer = new IdentifierIssuer("b");
                issuer.Issue(label);
                results.Add(NDegree(label, issuer));
            }

            foreach ((_, IdentifierIssuer issuer) in results.OrderBy(r => r.Hash, StringComparer.Ordinal))
            {
                issuer.Order.ForEach(l => _canonical.Issue(l));
            }
        }

        string[] lines = [.. dataset.Select(q => Line(q, l => _canonical.Get(l)!) + "\n").Order(CodePointOrder.Instance)];
        return new CanonicalDataset(string.Concat(lines), _canonical.Issued);
    }

    private static string Line(in Quad quad, Func<string, string> label)
    {
        string graph = quad.Graph is null ? "" : " " + Shown(quad.Graph, label);
        return $"{Shown(quad.Subject, label)} {Shown(quad.Predicate, label)} {Shown(quad.Object, label)}{graph} .";
    }

    private static string Shown(Term term, Func<string, string> label) => term is BlankNode node ? "_:" + label(node.Label) : term.ToString();

    private string Hash(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(_algorithm == HashAlgorithmName.SHA384 ? SHA384.HashData(bytes) : SHA256.HashData(bytes));
    }

    /// <summary>Hash first degree quads (section 4.6).</summary>
    private string FirstDegree(string label)
    {
        if (!_firstDegree.TryGetValue(label, out string? hash))
        {
            _cancellation.ThrowIfCancellationRequested();
            IEnumerable<string> lines = _byBlank[label].Select(q => Line(q, l => l == label ? "a" : "z") + "\n").Order(CodePointOrder.Instance);
            _firstDegree[label] = hash = Hash(string.Concat(lines));
        }

        return hash;
    }

    /// <summary>Hash related blank node (section 4.7).</summary>
    private string Related(string label, in Quad quad, IdentifierIssuer issuer, char position)
    {
        string predicate = position == 'g' ? "" : $"<{quad.Predicate.Value}>";
        string identifier = (_canonical.Get(label) ?? issuer.Get(label)) is { } issued ? "_:" + issued : FirstDegree(label);
        return Hash(position + predicate + identifier);
    }

    /// <summary>Hash n-degree quads (section 4.8).</summary>
    private (string Hash, IdentifierIssuer Issuer) NDegree(string label, IdentifierIssuer issuer)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooAlike();
        }

        var related = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (Quad quad in _byBlank[label])
        {
            Add(quad.Subject, 's');
            Add(quad.Object, 'o');
            Add(quad.Graph, 'g');

            void Add(Term? term, char position)
            {
                if (term is BlankNode node && node.Label != label)
                {
                    string hash = Related(node.Label, quad, issuer, position);
                    (related.TryGetValue(hash, out List<string>? list) ? list : related[hash] = []).Add(node.Label);
                }
            }
        }

        var data = new StringBuilder();
        foreach ((string hash, List<string> labels) in related)
        {
            (string path, issuer) = Choose(labels, issuer);
            data.Append(hash).Append(path);
        }

        return (Hash(data.ToString()), issuer);
    }

    /// <summary>The least path over all orders of the blank nodes that have one hash.</summary>
    private (string Path, IdentifierIssuer Issuer) Choose(List<string> labels, IdentifierIssuer issuer)
    {
        string chosen = "";
        IdentifierIssuer chosenIssuer = issuer;
        string[] order = [.. labels.Order(StringComparer.Ordinal)];
        do
        {
            _cancellation.ThrowIfCancellationRequested();
            if (--_work < 0)
            {
                throw TooAlike();
            }

            if (Path(order, issuer.Copy(), chosen) is { } found && (chosen.Length == 0 || string.CompareOrdinal(found.Path, chosen) < 0))
            {
                (chosen, chosenIssuer) = found;
            }
        }
        while (NextOrder(order));
        return (chosen, chosenIssuer);
    }

    private (string Path, IdentifierIssuer Issuer)? Path(string[] order, IdentifierIssuer issuer, string chosen)
    {
        var path = new StringBuilder();
        var recursion = new List<string>();
        foreach (string label in order)
        {
            if (_canonical.Get(label) is { } issued)
            {
                path.Append("_:").Append(issued);
            }
            else
            {
                if (!issuer.Has(label))
                {
                    recursion.Add(label);
                }

                path.Append("_:").Append(issuer.Issue(label));
            }

            if (IsWorse(path, chosen))
            {
                return null;
            }
        }

        foreach (string label in recursion)
        {
            (string hash, IdentifierIssuer next) = NDegree(label, issuer);
            path.Append("_:").Append(issuer.Issue(label)).Append('<').Append(hash).Append('>');
            issuer = next;
            if (IsWorse(path, chosen))
            {
                return null;
            }
        }

        return (path.ToString(), issuer);
    }

    private static bool IsWorse(StringBuilder path, string chosen) => chosen.Length > 0 && path.Length >= chosen.Length && string.CompareOrdinal(path.ToString(), chosen) > 0;

    /// <summary>The next order in lexicographical sequence; false after the last. Labels that stand twice are not told apart.</summary>
    private static bool NextOrder(string[] order)
    {
        int i = order.Length - 2;
        while (i >= 0 && string.CompareOrdinal(order[i], order[i + 1]) >= 0)
        {
            i--;
        }

        if (i < 0)
        {
            return false;
        }

        int j = order.Length - 1;
        while (string.CompareOrdinal(order[j], order[i]) <= 0)
        {
            j--;
        }

        (order[i], order[j]) = (order[j], order[i]);
        Array.Reverse(order, i + 1, order.Length - i - 1);
        return true;
    }

    private static InvalidOperationException TooAlike() => new("The blank nodes of the dataset look too much alike to canonicalize it within the work limit.");
}
