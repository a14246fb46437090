namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The keywords of a container mapping (JSON-LD 1.1, section 9.15.1).</summary>
[Flags]
internal enum Containers : byte
{
    None = 0,
    Graph = 1,
    Id = 2,
    Index = 4,
    Language = 8,
    List = 16,
    Set = 32,
    Type = 64,
}
