using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>What a reader keeps does not grow with the document. The memory in use is the whole program's, so nothing else may run beside it.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class StreamingTests
{
    private const int Items = 110_000;
    private static readonly string Filler = new('x', 900);

    [Theory]
    [InlineData("ntriples", "", "<http://e/s{0}> <http://e/p> \"{1}\"@de .\n", "")]
    [InlineData("nquads", "", "_:b{0} <http://e/p> \"{1}\" <http://e/g{0}> .\n", "")]
    [InlineData("turtle", "@prefix e: <http://e/> .\n", "e:s{0} e:p \"{1}\" ; e:q [ e:r ( {0} ) ] .\n", "")]
    [InlineData("trig", "@prefix e: <http://e/> .\n", "e:g{0} { e:s{0} e:p \"{1}\" , _:b{0} } \n", "")]
    [InlineData("rdfxml", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>", "<e:T rdf:about='http://e/s{0}'><e:p rdf:nodeID='b{0}'/><e:q xml:lang='de'>{1}</e:q></e:T>\n", "</rdf:RDF>")]
    [InlineData("jsonld", "{\"@context\":{\"e\":\"http://e/\"},\"@graph\":[{}", ",{\"@id\":\"e:s{0}\",\"@type\":\"e:T\",\"e:p\":{\"@id\":\"_:b{0}\"},\"e:q\":{\"@value\":\"{1}\",\"@language\":\"de\"}}\n", "]}")]
    [InlineData("jsonld", "[{}", ",{\"@context\":{\"e\":\"http://e/\"},\"@id\":\"e:s{0}\",\"e:l\":{\"@list\":[{0},\"{1}\"]}}\n", "]")]
    public void A_document_of_a_hundred_megabytes_is_read_in_little_memory(string format, string head, string item, string tail)
    {
        using var stream = new GeneratedStream(Pieces(head, item, tail).GetEnumerator());
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var sink = new WatchingSink(stream);
        RdfFormat.FromName(format)!.Read(stream, sink, null, TestContext.Current.CancellationToken);
        Assert.True(stream.Given > 100_000_000, $"{stream.Given} bytes");
        Assert.True(sink.Quads >= Items);
        Assert.InRange(sink.Late - before, long.MinValue, 40 << 20);
        Assert.InRange(sink.Late - sink.Early, long.MinValue, 4 << 20);
    }

    private static IEnumerable<byte[]> Pieces(string head, string item, string tail)
    {
        yield return Encoding.UTF8.GetBytes(head);
        for (int i = 0; i < Items; i++)
        {
            yield return Encoding.UTF8.GetBytes(item.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{1}", Filler, StringComparison.Ordinal));
        }

        yield return Encoding.UTF8.GetBytes(tail);
    }

    /// <summary>Takes the memory in use once early and once late.</summary>
    private sealed class WatchingSink(GeneratedStream stream) : IQuadSink
    {
        public long Quads { get; private set; }

        public long Early { get; private set; }

        public long Late { get; private set; }

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            Quads++;
            if (Early == 0 && stream.Given > 30_000_000)
            {
                Early = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (Late == 0 && stream.Given > 100_000_000)
            {
                Late = GC.GetTotalMemory(forceFullCollection: true);
            }
        }
    }

    private sealed class GeneratedStream(IEnumerator<byte[]> pieces) : Stream
    {
        private byte[] _piece = [];
        private int _at;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_at == _piece.Length)
            {
                if (!pieces.MoveNext())
                {
                    return 0;
                }

                _piece = pieces.Current;
                _at = 0;
            }

            int some = Math.Min(count, _piece.Length - _at);
            _piece.AsSpan(_at, some).CopyTo(buffer.AsSpan(offset));
            _at += some;
            Given += some;
            return some;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
