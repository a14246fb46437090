using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Takes the paging out of a catalogue page, in both vocabularies of Hydra: PagedCollection with nextPage, and PartialCollectionView with next. The addresses stand as IRIs or as texts.</summary>
internal sealed class HydraSink(IQuadSink inner) : IQuadSink
{
    private readonly List<string> _next = [];

    /// <summary>The number of items that the page says there are, the largest where several are said.</summary>
    public long? Total { get; private set; }

    private static ReadOnlySpan<byte> Namespace => "http://www.w3.org/ns/hydra/core#"u8;

    private static ReadOnlySpan<byte> Type => "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8;

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (predicate.Value.StartsWith(Namespace))
        {
            Note(predicate.Value[Namespace.Length..], @object);
            return;
        }

        if (@object.Kind == TermKind.Iri && @object.Value.StartsWith(Namespace) && predicate.Value.SequenceEqual(Type))
        {
            return;
        }

        inner.Quad(subject, predicate, @object, graph);
    }

    /// <summary>The address of the next page, resolved against that of this one; null where there is none or it leads back here.</summary>
    public string? Next(string? address)
    {
        Uri? here = address is not null && Uri.TryCreate(address, UriKind.Absolute, out Uri? known) ? known : null;
        foreach (string next in _next)
        {
            // A path alone would pass for the address of a file.
            Uri? target = Uri.TryCreate(next, UriKind.Absolute, out Uri? whole) && whole.Scheme is ("http" or "https") ? whole
                : here is not null && Uri.TryCreate(here, next, out Uri? relative) ? relative
                : null;
            if (target is not null && target != here)
            {
                return target.AbsoluteUri;
            }
        }

        return null;
    }

    private void Note(ReadOnlySpan<byte> name, in TermSpan value)
    {
        if (name.SequenceEqual("next"u8) || name.SequenceEqual("nextPage"u8))
        {
            if (value.Kind != TermKind.BlankNode && !value.Value.IsEmpty)
            {
                _next.Add(Encoding.UTF8.GetString(value.Value));
            }
        }
        else if (name.SequenceEqual("totalItems"u8) && long.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long total))
        {
            Total = Math.Max(Total ?? 0, total);
        }
    }
}
