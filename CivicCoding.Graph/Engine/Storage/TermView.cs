using System.Buffers.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Storage;

/// <summary>The dictionary as one snapshot sees it: stretches of terms up to a high-water mark.</summary>
/// <remarks>A blank node that the store made is a number of its own with the top payload bit set and the label <c>b</c> and that number; it takes no room in the dictionary.</remarks>
internal sealed unsafe class TermView : ITermSource
{
    public const ulong NumberedBlank = 1UL << (TermId.PayloadBits - 1);

    private readonly TermStretch[] _stretches;
    private readonly ulong _end;
    private readonly ulong _blankEnd;

    /// <param name="stretches">Ascending and without gaps.</param>
    /// <param name="end">The number behind the last visible term.</param>
    /// <param name="blankEnd">The number behind the last visible numbered blank node.</param>
    public TermView(TermStretch[] stretches, ulong end, ulong blankEnd)
    {
        _stretches = stretches;
        _end = end;
        _blankEnd = blankEnd;
    }

    public IReadOnlyList<TermStretch> Stretches => _stretches;

    public ulong End => _end;

    public ulong BlankEnd => _blankEnd;

    public bool TryFind(in TermSpan term, out TermId id)
    {
        id = default;
        if (Classify(term, out TermTag tag, out ulong reference, out id))
        {
            return tag != TermTag.BlankNode || (id.Payload & ~NumberedBlank) < _blankEnd;
        }

        if (tag == TermTag.None || (TermRecord.HasReference(tag) && reference == 0))
        {
            return false;
        }

        ulong number = Find(tag, reference, term.Value);
        id = new TermId(tag, number);
        return number != 0;
    }

    public TermSpan Get(TermId id, TermScratch scratch)
    {
        if (id.IsInline)
        {
            return InlineLiteral.Decode(id, scratch);
        }

        if (id.Tag is TermTag.None or TermTag.QueryLocal)
        {
            return TermSpan.None;
        }

        if (id.Tag == TermTag.BlankNode && (id.Payload & NumberedBlank) != 0)
        {
            Span<byte> label = scratch.Ask(24);
            label[0] = (byte)'b';
            Utf8Formatter.TryFormat(id.Payload & ~NumberedBlank, label[1..], out int length);
            return new TermSpan(TermKind.BlankNode, label[..(length + 1)]);
        }

        ReadOnlySpan<byte> value = TermRecord.Read(Record(id.Payload), out TermTag tag, out ulong reference);
        return tag switch
        {
            TermTag.Iri => new TermSpan(TermKind.Iri, value),
            TermTag.BlankNode => new TermSpan(TermKind.BlankNode, value),
            TermTag.LangString => new TermSpan(TermKind.Literal, value, default, TermRecord.Read(Record(reference), out _, out _)),
            TermTag.TypedLiteral => new TermSpan(TermKind.Literal, value, TermRecord.Read(Record(reference), out _, out _)),
            _ => new TermSpan(TermKind.Literal, value),
        };
    }

    /// <summary>How a term is stored. True where the id needs no dictionary; otherwise the tag and the number of datatype or language, 0 where that is unknown.</summary>
    public bool Classify(in TermSpan term, out TermTag tag, out ulong reference, out TermId id)
    {
        reference = 0;
        id = default;
        tag = TermTag.None;
        switch (term.Kind)
        {
            case TermKind.Iri:
                tag = TermTag.Iri;
                return false;
            case TermKind.BlankNode:
                tag = TermTag.BlankNode;
                return TryNumbered(term.Value, out id);
            case TermKind.Literal when !term.Language.IsEmpty:
                tag = TermTag.LangString;
                reference = Find(TermTag.String, 0, term.Language);
                return false;
            case TermKind.Literal when term.Datatype.IsEmpty || term.Datatype.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8):
                tag = TermTag.String;
                return false;
            case TermKind.Literal:
                tag = TermTag.TypedLiteral;
                if (InlineLiteral.TryEncode(term, out id))
                {
                    tag = id.Tag;
                    return true;
                }

                reference = Find(TermTag.Iri, 0, term.Datatype);
                return false;
            default:
                return false;
        }
    }

    /// <summary>The number of a term in the dictionary, 0 where this view does not hold it.</summary>
    public ulong Find(TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        uint hash = TermRecord.Hash(tag, reference, value);
        for (int i = _stretches.Length - 1; i >= 0; i--)
        {
            ulong number = _stretches[i].Find(hash, tag, reference, value);
            if (number != 0)
            {
                return number < _end ? number : 0;
            }
        }

        return 0;
    }

    public byte* Record(ulong number) => StretchOf(number).Record(number);

    /// <summary>Where a term of this view lies.</summary>
    public TermStretch StretchOf(ulong number)
    {
        if (number < _end)
        {
            for (int i = _stretches.Length - 1; i >= 0; i--)
            {
                if (number >= _stretches[i].First)
                {
                    return _stretches[i];
                }
            }
        }

        throw new ArgumentOutOfRangeException(nameof(number), $"The dictionary holds no term with the number {number}.");
    }

    private static bool TryNumbered(ReadOnlySpan<byte> label, out TermId id)
    {
        id = default;
        if (label.Length is < 2 or > 18 || label[0] != (byte)'b' || label[1] == (byte)'0'
            || !Utf8Parser.TryParse(label[1..], out ulong number, out int used) || used != label.Length - 1 || number >= NumberedBlank)
        {
            return false;
        }

        id = new TermId(TermTag.BlankNode, NumberedBlank | number);
        return true;
    }
}
