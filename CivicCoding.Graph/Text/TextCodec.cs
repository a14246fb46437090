using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene41;
using Lucene.Net.Codecs.Lucene46;

namespace CivicCoding.Graph.Text;

/// <summary>Lucene's own format, with larger blocks of terms in fields that name one literal or thing: writing an index is mostly writing blocks, and such a name is only ever looked up.</summary>
[CodecName("Lucene46")]
internal sealed class TextCodec : Lucene46Codec
{
    private const int LeastInBlock = 100;
    private const int MostInBlock = 2 * (LeastInBlock - 1);

    private readonly Lucene41PostingsFormat _names = new(LeastInBlock, MostInBlock);

    public override PostingsFormat GetPostingsFormatForField(string field) =>
        field is TextSchema.Key or TextSchema.Subject or TextSchema.Thing ? _names : base.GetPostingsFormatForField(field);
}
