using System.Text.Json.Serialization;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Text;

namespace CivicCoding.Api.Search;

/// <summary>A thing that was found.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Kind">Its kind in the plural.</param>
/// <param name="Name">Its name, in the asked language where it has one.</param>
/// <param name="NameLanguage">The language of the name where it is tagged.</param>
/// <param name="IsExample">True for made-up needs and offers.</param>
/// <param name="Score">Higher is better; comparable within one search only.</param>
/// <param name="Snippet">A passage with the searched words marked, as plain text parts; empty where only a related entry matched.</param>
/// <param name="Via">The entry that matched where this one is only related to it, such as its organisation; else null.</param>
internal sealed record SearchItem(string Id, string Slug, string Kind, string Name, string? NameLanguage, bool IsExample, double Score, IReadOnlyList<SnippetPart> Snippet, ThingLink? Via)
{
    /// <summary>What the thing is, for pages.</summary>
    [JsonIgnore]
    public LocalText? Description { get; init; }

    /// <summary>True where the passage only repeats the name, or there is none.</summary>
    [JsonIgnore]
    public bool SnippetIsName => Snippet.Count == 0 || string.Equals(string.Concat(Snippet.Select(p => p.Text)).Trim(), Name, StringComparison.Ordinal);

    public static SearchItem Of(ThingSummary thing, SearchHit hit, ThingLink? via) =>
        new(thing.Iri, thing.Slug, thing.Kind.Plural, thing.Name.Text, thing.Name.Language, thing.IsExample, hit.Score, hit.Snippet, via) { Description = thing.Description };
}
