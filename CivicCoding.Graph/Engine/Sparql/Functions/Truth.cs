namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>An effective boolean value: true, false, or a type error (SPARQL 1.1 Query, sections 17.2 and 17.2.2).</summary>
public enum Truth : sbyte
{
    Error = -1,
    False = 0,
    True = 1,
}
