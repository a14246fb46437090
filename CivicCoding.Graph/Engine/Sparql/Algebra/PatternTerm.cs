using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>A position of a triple pattern: a <see cref="Variable"/> or a <see cref="Constant"/>. A blank node of the query text is a variable that cannot be projected.</summary>
public abstract record PatternTerm
{
    private PatternTerm()
    {
    }

    /// <summary>A variable. Names that came from blank nodes or rewriting start with a dot, which no variable of the grammar can.</summary>
    public sealed record Variable(string Name) : PatternTerm
    {
        /// <summary>False for blank nodes of the pattern and variables that the engine made.</summary>
        public bool IsNamed => Name[0] != '.';

        public override string ToString() => "?" + Name;
    }

    /// <summary>An RDF term.</summary>
    public sealed record Constant(Term Term) : PatternTerm
    {
        public override string ToString() => Term.ToString();
    }
}
