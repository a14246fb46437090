using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What a run has read so far: one N-Triples file a page on the disk, and in memory only the hashes of its statements and its records. Nothing of it is in the store.</summary>
internal sealed class HarvestStaging(string folder, string graph, HarvestLimits limits)
{
    private readonly TripleHash _hash = new();

    public HashSet<UInt128> Triples { get; } = [];

    public RecordIndex Index { get; } = new();

    private string PathOf(int page) => Path.Combine(folder, $"{page:D6}.nt");

    /// <summary>Reads a page into its file; the file is there when all of it was read.</summary>
    public T Stage<T>(int page, string document, Func<IQuadSink, T> read, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string path = PathOf(page);
        T result;
        using (FileStream file = new(path + ".new", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        using (IRdfWriter writer = RdfFormat.NTriples.OpenWriter(file))
        {
            var sink = new PageSink(this, writer, document);
            result = read(sink);
            sink.Complete(cancellation);
            writer.Complete();
        }

        File.Move(path + ".new", path, overwrite: true);
        return result;
    }

    /// <summary>Takes in the pages that an earlier process read.</summary>
    public void Restore(int pages, CancellationToken cancellation)
    {
        for (int page = 1; page <= pages; page++)
        {
            using FileStream file = File.OpenRead(PathOf(page));
            RdfFormat.NTriples.Read(file, new RestoreSink(this), null, cancellation);
        }
    }

    /// <summary>Gives all statements on, page by page, each once.</summary>
    public void ReadAll(IQuadSink sink, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string page in Directory.GetFiles(folder, "*.nt").Order(StringComparer.Ordinal))
        {
            using FileStream file = new(page, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            RdfFormat.NTriples.Read(file, sink, null, cancellation);
        }
    }

    private bool Take(in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        if (!Triples.Add(_hash.Of(subject, predicate, @object)))
        {
            return false;
        }

        if (Triples.Count > limits.Triples)
        {
            throw new HarvestException(graph, 0, $"the source has more than {limits.Triples} statements. Harvest it in parts, each under a name of its own.");
        }

        Index.Note(subject, predicate, @object);
        return true;
    }

    private sealed class PageSink(HarvestStaging staging, IRdfWriter writer, string document) : IQuadSink
    {
        private readonly List<Triple> _blank = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (subject.Kind != TermKind.BlankNode && @object.Kind != TermKind.BlankNode)
            {
                Write(subject, predicate, @object);
                return;
            }

            if (_blank.Count == staging.BlankLimit)
            {
                throw new HarvestException(document, 0, $"has more than {staging.BlankLimit} statements about blank nodes. Deliver smaller pages, or give the things IRIs.");
            }

            _blank.Add(new Triple(subject.ToTerm()!, (Iri)predicate.ToTerm()!, @object.ToTerm()!));
        }

        public void Complete(CancellationToken cancellation)
        {
            TermScratch[] scratches = [new(), new(), new()];
            foreach (Triple triple in BlankNames.Name(staging.GraphName, _blank, document, cancellation))
            {
                Write(scratches[0].Encode(triple.Subject), scratches[1].Encode(triple.Predicate), scratches[2].Encode(triple.Object));
            }
        }

        private void Write(in TermSpan subject, in TermSpan predicate, in TermSpan @object)
        {
            if (staging.Take(subject, predicate, @object))
            {
                writer.Quad(subject, predicate, @object, TermSpan.None);
            }
        }
    }

    private int BlankLimit => limits.BlankTriples;

    private string GraphName => graph;

    private sealed class RestoreSink(HarvestStaging staging) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => staging.Take(subject, predicate, @object);
    }
}
