namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>What a join keeps of its left side (SPARQL 1.1 Query, section 18.5).</summary>
internal enum JoinKind
{
    Inner,

    /// <summary>OPTIONAL.</summary>
    Left,

    /// <summary>EXISTS.</summary>
    Semi,

    /// <summary>NOT EXISTS.</summary>
    Anti,

    /// <summary>MINUS: like <see cref="Anti"/>, but a right solution that shares no bound variable removes nothing.</summary>
    Minus,
}
