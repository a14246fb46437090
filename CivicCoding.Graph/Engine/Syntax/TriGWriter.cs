namespace CivicCoding.Graph.Syntax;

/// <summary>Writes RDF 1.1 TriG: as a stream that groups what comes in a row, or, with <see cref="RdfWriteOptions.Pretty"/>, for people, holding the dataset.</summary>
public static class TriGWriter
{
    public static IRdfWriter Open(Stream output, RdfWriteOptions options) =>
        options.Pretty ? new PrettyTurtleWriter(output, options, graphs: true) : new TurtleStreamWriter(output, options, graphs: true);
}
