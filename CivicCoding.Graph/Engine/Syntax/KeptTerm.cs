using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>A copy of an IRI, a blank node or no term, to compare what comes next with.</summary>
internal sealed class KeptTerm
{
    private byte[] _bytes = new byte[128];
    private int _length;
    private TermKind _kind;

    public bool IsNone => _kind == TermKind.None;

    public bool Is(in TermSpan term) => _kind == term.Kind && term.Value.SequenceEqual(_bytes.AsSpan(0, _length));

    public void Keep(in TermSpan term)
    {
        if (_bytes.Length < term.Value.Length)
        {
            _bytes = new byte[term.Value.Length * 2];
        }

        _kind = term.Kind;
        _length = term.Value.Length;
        term.Value.CopyTo(_bytes);
    }
}
