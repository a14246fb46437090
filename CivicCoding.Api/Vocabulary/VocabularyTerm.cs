using CivicCoding.Api.Sparql;

namespace CivicCoding.Api.Vocabulary;

/// <summary>A class or property that the public graphs use.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="Name">Its prefixed name, or the IRI where no prefix fits.</param>
/// <param name="Prefix">The prefix of the name, to be declared; null without one.</param>
/// <param name="Label">What it is called in the asked language, or null.</param>
/// <param name="Count">How many instances a class has, in how many triples a property stands.</param>
internal sealed record VocabularyTerm(string Iri, string Name, VocabularyPrefix? Prefix, string? Label, long Count)
{
    public static VocabularyTerm Of(string iri, string? label, long count)
    {
        string name = Prefixes.Shorten(iri);
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        VocabularyPrefix? prefix = name == iri ? null : Prefixes.All.Where(p => p.Key == name[..colon]).Select(p => new VocabularyPrefix(p.Key, p.Value)).FirstOrDefault();
        return new VocabularyTerm(iri, name, prefix, label, count);
    }
}
