namespace CivicCoding.Graph.Sparql;

/// <summary>A query or update that breaks the SPARQL 1.1 grammar (section 19), with the place, line and column from 1.</summary>
public sealed class SparqlSyntaxException : Exception
{
    public SparqlSyntaxException(string message, int line, int column)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    public int Line { get; }

    public int Column { get; }
}
