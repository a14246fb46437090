namespace CivicCoding.Graph.Syntax;

/// <summary>Writes RDF 1.1 Turtle: as a stream that groups what comes in a row, or, with <see cref="RdfWriteOptions.Pretty"/>, for people, holding the dataset.</summary>
public static class TurtleWriter
{
    public static IRdfWriter Open(Stream output, RdfWriteOptions options) =>
        options.Pretty ? new PrettyTurtleWriter(output, options, graphs: false) : new TurtleStreamWriter(output, options, graphs: false);
}
