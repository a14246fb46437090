using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>A term of <see cref="QuadData"/>: where its bytes are, the place of its datatype or -1, where its language tag is, and the hash of all that.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct DataTerm(TermKind kind, int start, int end, int datatype, int languageStart, int languageEnd, uint hash)
{
    public TermKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; } = end;

    public int Datatype { get; } = datatype;

    public int LanguageStart { get; } = languageStart;

    public int LanguageEnd { get; } = languageEnd;

    public uint Hash { get; } = hash;
}
