using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A position of a <see cref="QuadShape"/>: a variable, the id bits of a constant, or neither (anything).</summary>
internal readonly record struct QuadSlot(ulong Id, string? Variable)
{
    public static QuadSlot Of(string variable) => new(0, variable);

    public static QuadSlot Of(TermId id) => new(id.Bits, null);

    public override string ToString() => Variable is not null ? "?" + Variable : Id == 0 ? "*" : new TermId(Id).ToString();
}
