using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>The writer's side of the dictionary: gives terms their ids, for good. Used under the writer's lock only.</summary>
internal sealed class TermDictionary
{
    private TermStretch[] _stretches;
    private MemoryTerms _tail;
    private TermView _all;

    /// <param name="stored">The stretches that are in files, ascending from number 1.</param>
    /// <param name="blankEnd">The number behind the last numbered blank node.</param>
    public TermDictionary(IReadOnlyList<TermStretch> stored, ulong blankEnd = 1)
    {
        _tail = new MemoryTerms(stored.Count == 0 ? 1 : stored[^1].End);
        _stretches = [.. stored, _tail];
        BlankEnd = blankEnd;
        _all = new TermView(_stretches, ulong.MaxValue, ulong.MaxValue);
    }

    public ulong End => _tail.End;

    /// <summary>The number behind the last blank node that was given out.</summary>
    public ulong BlankEnd { get; private set; }

    /// <summary>The terms that are not in files yet.</summary>
    public MemoryTerms Tail => _tail;

    /// <summary>What a snapshot of this moment may see.</summary>
    public TermView View() => new(_stretches, End, BlankEnd);

    /// <summary>The stretches in files, ascending.</summary>
    public IReadOnlyList<TermStretch> Stored => _stretches[..^1];

    /// <summary>Puts files in the place of terms in memory; those behind the files' end stay in memory.</summary>
    public void Replace(IReadOnlyList<TermStretch> stored) => Rebuild(stored, End);

    /// <summary>Forgets the newest terms: those of a write that did not happen.</summary>
    public void CutBack(ulong end)
    {
        if (end < End)
        {
            Rebuild([.. Stored], Math.Max(end, _tail.First));
        }
    }

    /// <summary>Appends a term that is known to be new, as the log had it.</summary>
    public void Append(TermTag tag, ulong reference, ReadOnlySpan<byte> value) => _tail.Add(TermRecord.Hash(tag, reference, value), tag, reference, value);

    public TermId NewBlankNode() => new(TermTag.BlankNode, TermView.NumberedBlank | BlankEnd++);

    /// <summary>Keeps numbered blank nodes below a number from being given out again.</summary>
    public void ReserveBlanks(ulong end) => BlankEnd = Math.Max(BlankEnd, end);

    public TermId Intern(in TermSpan term) => IsKnown(term, out TermTag tag, out ulong reference, out TermId id) ? id : new TermId(tag, Intern(tag, reference, term.Value));

    /// <summary>Brings near what the search for a term begins with, where no other search comes before it.</summary>
    public void Fetch(in TermSpan term)
    {
        if (term.Kind != TermKind.Iri && (term.Kind != TermKind.Literal || !term.Datatype.IsEmpty || !term.Language.IsEmpty))
        {
            return;
        }

        uint hash = TermRecord.Hash(term.Kind == TermKind.Iri ? TermTag.Iri : TermTag.String, 0, term.Value);
        foreach (TermStretch stretch in _stretches)
        {
            stretch.FetchSlot(hash);
        }
    }

    /// <summary>True where a term has its id without a search for its text; otherwise what to search for.</summary>
    public bool IsKnown(in TermSpan term, out TermTag tag, out ulong reference, out TermId id)
    {
        if (_all.Classify(term, out tag, out reference, out id))
        {
            if (tag == TermTag.BlankNode)
            {
                ReserveBlanks((id.Payload & ~TermView.NumberedBlank) + 1);
            }

            return true;
        }

        if (tag == TermTag.None)
        {
            id = TermId.None;
            return true;
        }

        if (reference == 0 && TermRecord.HasReference(tag))
        {
            reference = tag == TermTag.LangString ? Intern(TermTag.String, 0, term.Language) : Intern(TermTag.Iri, 0, term.Datatype);
        }

        return false;
    }

    /// <summary>The number of a term, given to it where it had none.</summary>
    public ulong Intern(TermTag tag, ulong reference, ReadOnlySpan<byte> value) => Intern(TermRecord.Hash(tag, reference, value), tag, reference, value);

    /// <summary>As before, for a hash that is known.</summary>
    public ulong Intern(uint hash, TermTag tag, ulong reference, ReadOnlySpan<byte> value)
    {
        for (int i = _stretches.Length - 1; i >= 0; i--)
        {
            ulong number = _stretches[i].Find(hash, tag, reference, value);
            if (number != 0)
            {
                return number;
            }
        }

        return _tail.Add(hash, tag, reference, value);
    }

    private unsafe void Rebuild(IReadOnlyList<TermStretch> stored, ulong end)
    {
        var tail = new MemoryTerms(stored.Count == 0 ? 1 : stored[^1].End);
        for (ulong number = tail.First; number < end; number++)
        {
            ReadOnlySpan<byte> value = TermRecord.Read(_tail.Record(number), out TermTag tag, out ulong reference);
            tail.Add(TermRecord.Hash(tag, reference, value), tag, reference, value);
        }

        _tail = tail;
        _stretches = [.. stored, tail];
        _all = new TermView(_stretches, ulong.MaxValue, ulong.MaxValue);
    }
}
