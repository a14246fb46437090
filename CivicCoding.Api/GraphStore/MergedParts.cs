using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.GraphStore;

/// <summary>Reads the documents of a multipart form into one document of N-Triples, so that they are added in one transaction.</summary>
internal static class MergedParts
{
    /// <returns>The document, which the caller closes and which leaves no file; null where a part's syntax is not known.</returns>
    public static Stream? Merge(IFormCollection form, RdfReadOptions options, CancellationToken cancellation)
    {
        string path = Path.Combine(Path.GetTempPath(), $"civic-{Guid.NewGuid():n}.nt");
        var merged = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            using IRdfWriter writer = RdfFormat.NTriples.OpenWriter(merged);
            for (int i = 0; i < form.Files.Count; i++)
            {
                if (RdfFormat.FromMediaType(form.Files[i].ContentType ?? "text/turtle") is not { CanRead: true } format)
                {
                    merged.Dispose();
                    return null;
                }

                using Stream part = form.Files[i].OpenReadStream();
                format.Read(part, new PartSink(writer, i), options, cancellation);
            }

            writer.Complete();
            merged.Position = 0;
            return merged;
        }
        catch
        {
            merged.Dispose();
            throw;
        }
    }

    /// <summary>Hands triples on; blank nodes of several parts do not meet.</summary>
    private sealed class PartSink(IRdfWriter writer, int part) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            writer.Quad(Own(subject), predicate, Own(@object), TermSpan.None);

        private TermSpan Own(in TermSpan term) =>
            term.Kind == TermKind.BlankNode ? new TermSpan(TermKind.BlankNode, (byte[])[.. "p"u8, .. System.Text.Encoding.ASCII.GetBytes(part.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. "x"u8, .. term.Value]) : term;
    }
}
