namespace CivicCoding.Graph.Rdf.Canonicalization;

/// <summary>Decides exactly whether two datasets are the same up to the names of their blank nodes (RDF 1.1 Concepts, section 3.6): colours are refined, ties are tried out, and the mapping found is checked quad by quad.</summary>
public static class GraphIsomorphism
{
    /// <summary>Compares two datasets; quads named twice count once.</summary>
    /// <param name="left">One dataset.</param>
    /// <param name="right">The other.</param>
    /// <param name="maxRefinements">The work allowed for blank nodes that look alike.</param>
    /// <exception cref="InvalidOperationException">The work limit was reached.</exception>
    public static bool AreIsomorphic(IEnumerable<Quad> left, IEnumerable<Quad> right, int maxRefinements = 10_000)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var first = new Coloured(left);
        var second = new Coloured(right);
        int budget = maxRefinements;
        return first.Ground.SetEquals(second.Ground)
            && first.Quads.Length == second.Quads.Length
            && first.Names.Count == second.Names.Count
            && Match(first, second, first.NewColours(), second.NewColours(), ref budget);
    }

    private static bool Match(Coloured left, Coloured right, ulong[] leftColours, ulong[] rightColours, ref int budget)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (--budget < 0)
        {
            throw new InvalidOperationException("The blank nodes of the graphs look too much alike to compare them within the work limit.");
        }

        left.Refine(leftColours);
        right.Refine(rightColours);
        Dictionary<ulong, List<int>> leftClasses = Coloured.Classes(leftColours);
        Dictionary<ulong, List<int>> rightClasses = Coloured.Classes(rightColours);
        if (leftClasses.Count != rightClasses.Count || leftClasses.Any(c => !rightClasses.TryGetValue(c.Key, out List<int>? other) || other.Count != c.Value.Count))
        {
            return false;
        }

        List<int>? tie = leftClasses.Values.Where(c => c.Count > 1).MinBy(c => c.Count);
        if (tie is null)
        {
            return IsMapping(left, right, leftColours, rightClasses);
        }

        foreach (int candidate in rightClasses[leftColours[tie[0]]])
        {
            ulong[] leftTry = (ulong[])leftColours.Clone();
            ulong[] rightTry = (ulong[])rightColours.Clone();
            leftTry[tie[0]] = rightTry[candidate] = Coloured.Mix(leftTry[tie[0]] + 1);
            if (Match(left, right, leftTry, rightTry, ref budget))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMapping(Coloured left, Coloured right, ulong[] leftColours, Dictionary<ulong, List<int>> rightClasses)
    {
        var mapping = new Dictionary<BlankNode, BlankNode>();
        for (int i = 0; i < leftColours.Length; i++)
        {
            mapping[left.Names[i]] = right.Names[rightClasses[leftColours[i]][0]];
        }

        var wanted = right.Quads.ToHashSet();
        return left.Quads.All(q => wanted.Contains(new Quad(Map(q.Subject), q.Predicate, Map(q.Object), q.Graph is null ? null : Map(q.Graph))));

        Term Map(Term term) => term is BlankNode node ? mapping[node] : term;
    }

    /// <summary>The quads of one side that hold blank nodes, with those nodes numbered.</summary>
    private sealed class Coloured
    {
        private readonly int[] _places;
        private readonly ulong[] _hashes;

        public Coloured(IEnumerable<Quad> quads)
        {
            var blank = new HashSet<Quad>();
            foreach (Quad quad in quads)
            {
                (quad.Subject is BlankNode || quad.Object is BlankNode || quad.Graph is BlankNode ? blank : Ground).Add(quad);
            }

            Quads = [.. blank];
            var numbers = new Dictionary<BlankNode, int>();
            _places = new int[Quads.Length * 3];
            _hashes = new ulong[Quads.Length];
            for (int i = 0; i < Quads.Length; i++)
            {
                Quad quad = Quads[i];
                ulong hash = Mix((ulong)quad.Predicate.GetHashCode());
                Term?[] terms = [quad.Subject, quad.Object, quad.Graph];
                for (int t = 0; t < 3; t++)
                {
                    _places[(i * 3) + t] = terms[t] is BlankNode node ? Number(numbers, node) : -1;
                    hash = Mix(hash ^ (terms[t] is null or BlankNode ? 0 : (ulong)terms[t]!.GetHashCode()));
                }

                _hashes[i] = hash;
            }
        }

        public HashSet<Quad> Ground { get; } = [];

        public Quad[] Quads { get; }

        public List<BlankNode> Names { get; } = [];

        public ulong[] NewColours()
        {
            ulong[] colours = new ulong[Names.Count];
            Array.Fill(colours, 1UL);
            return colours;
        }

        public static ulong Mix(ulong value)
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }

        public static Dictionary<ulong, List<int>> Classes(ulong[] colours)
        {
            var classes = new Dictionary<ulong, List<int>>();
            for (int i = 0; i < colours.Length; i++)
            {
                (classes.TryGetValue(colours[i], out List<int>? members) ? members : classes[colours[i]] = []).Add(i);
            }

            return classes;
        }

        /// <summary>Refines until the number of classes grows no more. Both sides take the same number of rounds when they are isomorphic.</summary>
        public void Refine(ulong[] colours)
        {
            int classes = colours.Distinct().Count();
            while (true)
            {
                Round(colours);
                int now = colours.Distinct().Count();
                if (now <= classes)
                {
                    return;
                }

                classes = now;
            }
        }

        private void Round(ulong[] colours)
        {
            ulong[] sums = new ulong[colours.Length];
            for (int i = 0; i < Quads.Length; i++)
            {
                ulong quad = _hashes[i];
                for (int t = 0; t < 3; t++)
                {
                    int place = _places[(i * 3) + t];
                    quad = Mix(quad + (place < 0 ? 7UL : colours[place]));
                }

                for (int t = 0; t < 3; t++)
                {
                    int place = _places[(i * 3) + t];
                    if (place >= 0)
                    {
                        sums[place] += Mix(quad + (ulong)t + 1);
                    }
                }
            }

            for (int i = 0; i < colours.Length; i++)
            {
                colours[i] = Mix(colours[i] * 31 + sums[i]);
            }
        }

        private int Number(Dictionary<BlankNode, int> numbers, BlankNode node)
        {
            if (!numbers.TryGetValue(node, out int number))
            {
                numbers[node] = number = Names.Count;
                Names.Add(node);
            }

            return number;
        }
    }
}
