using System.Text;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Repairs IRIs and language tags of a lenient read, and tells each place: see <see cref="RdfReadOptions.Lenient"/>.</summary>
internal sealed class LenientTerms(Action<string, (long Line, long Column)> report)
{
    private readonly ByteScratch _scratch = new();

    /// <summary>The place of what is being expanded, for terms whose own place is not known.</summary>
    public (long Line, long Column) Place { get; set; }

    /// <summary>The IRI with what it must not hold percent-encoded, null where it is left out.</summary>
    public byte[]? Iri(ReadOnlySpan<byte> text, (long Line, long Column)? place = null)
    {
        _scratch.Reset();
        string shown = Encoding.UTF8.GetString(text.Length > 200 ? text[..200] : text);
        if (LenientRepair.TryIri(text, _scratch, out ReadOnlySpan<byte> iri) && RdfEmitter.IsIri(iri))
        {
            report($"The IRI '{shown}' holds blanks, control characters or some of < > \" {{ }} | ^ ` \\, which were percent-encoded.", place ?? Place);
            return iri.ToArray();
        }

        report($"'{shown}' is no absolute IRI, also with the base; what is said with it is left out.", place ?? Place);
        return null;
    }

    /// <summary>The tag with hyphens for underscores, null where that does not make it well-formed.</summary>
    public string? Language(string tag)
    {
        _scratch.Reset();
        bool repaired = LenientRepair.TryLanguage(Encoding.UTF8.GetBytes(tag), _scratch, out ReadOnlySpan<byte> better);
        report($"The language tag '{tag}' is not well-formed: it was {(repaired ? "written with hyphens" : "dropped")}.", Place);
        return repaired ? Encoding.UTF8.GetString(better) : null;
    }
}
