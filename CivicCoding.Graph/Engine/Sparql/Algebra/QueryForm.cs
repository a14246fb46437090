namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>The four query forms (SPARQL 1.1 Query, section 16).</summary>
public enum QueryForm
{
    Select,
    Ask,
    Construct,
    Describe,
}
