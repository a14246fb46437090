using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Orders a dataset for people: graphs and subjects by name, rdf:type first, and decides which blank nodes can stand in brackets or lists where they are used.</summary>
internal sealed class PrettyLayout
{
    public PrettyLayout(Dataset dataset)
    {
        var uses = new Dictionary<BlankNode, int>();
        var graphsOf = new Dictionary<BlankNode, Term?>();
        var labelled = new HashSet<BlankNode>();
        foreach (Quad quad in dataset)
        {
            if (quad.Object is BlankNode used)
            {
                uses[used] = uses.GetValueOrDefault(used) + 1;
                Seen(used, quad.Graph);
            }

            if (quad.Subject is BlankNode subject)
            {
                Seen(subject, quad.Graph);
            }

            if (quad.Graph is BlankNode graph)
            {
                labelled.Add(graph);
            }
        }

        Graphs = [.. dataset.GroupBy(q => q.Graph).OrderBy(g => g.Key, TermOrder.Instance).Select(g => new GraphLayout(g.Key, g, uses, labelled))];

        void Seen(BlankNode node, Term? graph)
        {
            if (!graphsOf.TryAdd(node, graph) && !Equals(graphsOf[node], graph))
            {
                labelled.Add(node);
            }
        }
    }

    public IReadOnlyList<GraphLayout> Graphs { get; }

    /// <summary>One graph of the dataset and what of it is written already.</summary>
    public sealed class GraphLayout
    {
        private readonly Dictionary<Term, List<Quad>> _bySubject = [];
        private readonly Dictionary<BlankNode, int> _uses;
        private readonly HashSet<BlankNode> _labelled;
        private readonly HashSet<Term> _written = [];
        private readonly List<Term> _order;
        private int _next;
        private bool _rest;

        public GraphLayout(Term? name, IEnumerable<Quad> quads, Dictionary<BlankNode, int> uses, HashSet<BlankNode> labelled)
        {
            Name = name;
            _uses = uses;
            _labelled = labelled;
            foreach (Quad quad in quads)
            {
                (_bySubject.TryGetValue(quad.Subject, out List<Quad>? list) ? list : _bySubject[quad.Subject] = []).Add(quad);
            }

            _order = [.. _bySubject.Keys.OrderBy(s => s, TermOrder.Instance)];
        }

        public Term? Name { get; }

        /// <summary>The next subject that starts a statement, null at the end. Blank nodes that others hold come there only when nothing written led to them: parts of cycles, or what was nested too deep.</summary>
        public Term? NextRoot()
        {
            while (true)
            {
                for (; _next < _order.Count; _next++)
                {
                    Term subject = _order[_next];
                    if (!_written.Contains(subject) && (_rest || subject is not BlankNode node || !MayNest(node)))
                    {
                        _written.Add(subject);
                        return subject;
                    }
                }

                if (_rest)
                {
                    return null;
                }

                _rest = true;
                _next = 0;
            }
        }

        /// <summary>True where nothing refers to the blank node, so that it needs no label.</summary>
        public bool IsAnonymous(Term subject) => subject is BlankNode node && !_uses.ContainsKey(node) && !_labelled.Contains(node);

        public IEnumerable<(Iri Predicate, Term Object)> Properties(Term subject) =>
            _bySubject.TryGetValue(subject, out List<Quad>? quads)
                ? quads.OrderBy(q => q.Predicate.Equals(WellKnown.RdfType) ? "" : q.Predicate.Value, StringComparer.Ordinal).ThenBy(q => q.Object, TermOrder.Instance).Select(q => (q.Predicate, q.Object))
                : [];

        /// <summary>True where the blank node can be written in brackets here, once.</summary>
        public bool TakeNested(BlankNode node) => MayNest(node) && _written.Add(node);

        /// <summary>The items of the list that starts here, null where it is none that can be written in parentheses; they are then written.</summary>
        public IReadOnlyList<Term>? TakeList(BlankNode head)
        {
            var items = new List<Term>();
            var cells = new HashSet<Term>();
            Term cell = head;
            while (cell is BlankNode node)
            {
                if (!MayNest(node) || _written.Contains(node) || !cells.Add(node) || !_bySubject.TryGetValue(node, out List<Quad>? quads) || quads.Count != 2)
                {
                    return null;
                }

                int first = quads.FindIndex(q => q.Predicate.Equals(WellKnown.RdfFirst));
                int rest = quads.FindIndex(q => q.Predicate.Equals(WellKnown.RdfRest));
                if (first < 0 || rest < 0)
                {
                    return null;
                }

                items.Add(quads[first].Object);
                cell = quads[rest].Object;
            }

            if (!cell.Equals(WellKnown.RdfNil))
            {
                return null;
            }

            _written.UnionWith(cells);
            return items;
        }

        private bool MayNest(BlankNode node) => _uses.GetValueOrDefault(node) == 1 && !_labelled.Contains(node);
    }

    /// <summary>No term, then IRIs, literals and blank nodes; blank nodes by the length of their label and then the label, so that b2 comes before b10.</summary>
    private sealed class TermOrder : IComparer<Term?>
    {
        public static TermOrder Instance { get; } = new();

        public int Compare(Term? x, Term? y)
        {
            int kind = Rank(x).CompareTo(Rank(y));
            if (kind != 0)
            {
                return kind;
            }

            return (x, y) switch
            {
                (Iri a, Iri b) => string.CompareOrdinal(a.Value, b.Value),
                (Literal a, Literal b) => Literals(a, b),
                (BlankNode a, BlankNode b) => a.Label.Length != b.Label.Length ? a.Label.Length.CompareTo(b.Label.Length) : string.CompareOrdinal(a.Label, b.Label),
                _ => 0,
            };
        }

        private static int Literals(Literal a, Literal b)
        {
            int lexical = string.CompareOrdinal(a.Lexical, b.Lexical);
            int language = lexical != 0 ? lexical : string.CompareOrdinal(a.Language, b.Language);
            return language != 0 ? language : string.CompareOrdinal(a.Datatype.Value, b.Datatype.Value);
        }

        private static int Rank(Term? term) => term switch
        {
            null => 0,
            Iri => 1,
            Literal => 2,
            _ => 3,
        };
    }
}
