using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>A term without datatype or language as a place in a <see cref="TermArena"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermRef(TermKind Kind, int Start, int Length)
{
    /// <summary>A term that a lenient read could not make: statements with it are left out.</summary>
    public static TermRef LeftOut => new(TermKind.None, 0, -1);

    public bool IsLeftOut => Length < 0;
}
