namespace CivicCoding.Graph.Syntax;

/// <summary>A document that breaks the grammar of its syntax, with the place (line and column from 1) and what was expected there.</summary>
public sealed class RdfSyntaxException : Exception
{
    public RdfSyntaxException(string message, long line, long column)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    public RdfSyntaxException(string message, long line, long column, Exception inner)
        : base(message, inner)
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, from 1; 0 where unknown.</summary>
    public long Line { get; }

    /// <summary>The column in characters, from 1; 0 where unknown.</summary>
    public long Column { get; }
}
