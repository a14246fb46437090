namespace CivicCoding.Graph.Syntax;

/// <summary>Writes RDF 1.1 N-Triples (section 4) with canonical escapes, as a stream.</summary>
public static class NTriplesWriter
{
    public static IRdfWriter Open(Stream output, RdfWriteOptions options) => new StatementLinesWriter(output, graphs: false);
}
