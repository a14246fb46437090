using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Remote;

/// <summary>The answer of an outside store: solutions and booleans are read whole before the first is handed on, triples as they come.</summary>
internal sealed class RemoteAnswer : QueryAnswer
{
    /// <summary>The syntaxes of triples that are asked for, the one that streams first.</summary>
    public const string TripleFormats = "application/n-triples, text/turtle;q=0.8";

    private readonly ResultDocument? _document;
    private readonly RemoteResponse? _triples;
    private readonly long _maxRows;
    private readonly CancellationToken _cancellation;

    private RemoteAnswer(QueryForm form, long sequence, ResultDocument? document, RemoteResponse? triples, long maxRows, CancellationToken cancellation)
    {
        Form = form;
        Sequence = sequence;
        _document = document;
        _triples = triples;
        _maxRows = maxRows;
        _cancellation = cancellation;
    }

    public override QueryForm Form { get; }

    public override long Sequence { get; }

    public override SolutionReader Solutions => _document?.Solutions ?? throw new InvalidOperationException($"{Form} has no solutions.");

    public override bool Boolean => _document?.Boolean ?? throw new InvalidOperationException($"{Form} has no truth.");

    /// <summary>Reads the answer to SELECT and ASK; that to CONSTRUCT and DESCRIBE stays open.</summary>
    public static RemoteAnswer Read(QueryForm form, RemoteResponse response, long sequence, QueryOptions options, int maxBytes, CancellationToken cancellation)
    {
        if (form is QueryForm.Construct or QueryForm.Describe)
        {
            return new RemoteAnswer(form, sequence, null, response, options.MaxRows, cancellation);
        }

        using (response)
        {
            try
            {
                ResultDocument document = SparqlResultFormat.Json.Read(response, (int)Math.Min(maxBytes, options.MemoryBytes), cancellation: cancellation);
                return document.Solutions is { } table && table.Count > options.MaxRows
                    ? throw TooMany(options.MaxRows)
                    : new RemoteAnswer(form, sequence, document, null, options.MaxRows, cancellation);
            }
            catch (FormatException error)
            {
                throw new RemoteStoreException($"The outside store's answer cannot be read: {error.Message}", error);
            }
        }
    }

    public override void WriteTriples(IQuadSink sink)
    {
        if (_triples is null)
        {
            throw new InvalidOperationException($"{Form} has no triples.");
        }

        RdfFormat format = RdfFormat.FromMediaType(_triples.MediaType ?? "") ?? RdfFormat.NTriples;
        try
        {
            format.Read(_triples, new Once(sink, _maxRows), null, _cancellation);
        }
        catch (RdfSyntaxException error)
        {
            throw new RemoteStoreException($"The outside store's answer cannot be read: {error.Message}", error);
        }
    }

    public override void Dispose() => _triples?.Dispose();

    private static QueryBudgetExceededException TooMany(long maxRows) =>
        new($"The answer has more than {maxRows} rows. Ask for less with LIMIT.", QueryBudgetKind.Rows);

    /// <summary>Hands each triple on once: stores repeat triples that templates or graphs give twice. Two 64 bit hashes stand for a triple.</summary>
    private sealed class Once(IQuadSink sink, long maxRows) : IQuadSink
    {
        private readonly HashSet<UInt128> _seen = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            var hash = new System.IO.Hashing.XxHash128();
            Append(hash, subject);
            Append(hash, predicate);
            Append(hash, @object);
            if (!_seen.Add(hash.GetCurrentHashAsUInt128()))
            {
                return;
            }

            if (_seen.Count > maxRows)
            {
                throw TooMany(maxRows);
            }

            sink.Quad(subject, predicate, @object, TermSpan.None);
        }

        private static void Append(System.IO.Hashing.XxHash128 hash, in TermSpan term)
        {
            Part(hash, term.Value, (int)term.Kind);
            Part(hash, term.Datatype, 0);
            Part(hash, term.Language, 0);
        }

        private static void Part(System.IO.Hashing.XxHash128 hash, ReadOnlySpan<byte> bytes, int kind)
        {
            Span<int> length = [bytes.Length, kind];
            hash.Append(MemoryMarshal.AsBytes(length));
            hash.Append(bytes);
        }
    }
}
