namespace CivicCoding.Graph.Syntax;

/// <summary>Writes RDF 1.1 N-Quads with canonical escapes, as a stream.</summary>
public static class NQuadsWriter
{
    public static IRdfWriter Open(Stream output, RdfWriteOptions options) => new StatementLinesWriter(output, graphs: true);
}
