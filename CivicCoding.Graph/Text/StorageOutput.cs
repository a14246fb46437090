using Lucene.Net.Store;

namespace CivicCoding.Graph.Text;

/// <summary>Lucene's output to a file of the layer.</summary>
internal sealed class StorageOutput(Stream file) : BufferedIndexOutput
{
    public override long Length => Position;

    protected override void FlushBuffer(byte[] b, int offset, int len)
    {
        file.Write(b, offset, len);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                base.Dispose(disposing);
            }
            finally
            {
                file.Dispose();
            }
        }
    }
}
