using System.Globalization;
using System.Text;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Drafts;

/// <summary>Drafts as triples of their graph: the entry's own, and what is to be known of the draft, with the graph as subject.</summary>
internal static class DraftTriples
{
    public static readonly Iri Topic = new("http://xmlns.com/foaf/0.1/primaryTopic");
    public static readonly Iri Status = new("https://schema.org/creativeWorkStatus");
    public static readonly Iri Secret = new("http://purl.org/dc/terms/identifier");
    private static readonly Iri s_type = new("http://purl.org/dc/terms/type");
    private static readonly Iri s_basis = new("https://schema.org/version");
    private static readonly Iri s_who = new("http://purl.org/dc/terms/creator");
    private static readonly Iri s_created = new("http://purl.org/dc/terms/created");
    private static readonly Iri s_modified = new("http://purl.org/dc/terms/modified");
    private static readonly Iri s_hidden = new("http://purl.org/dc/terms/accessRights");
    private static readonly Iri s_comment = new("http://www.w3.org/2000/01/rdf-schema#comment");

    public static string Of(Draft draft)
    {
        var text = new StringBuilder(draft.Values.Count == 0 ? "" : EntryTriples.Triples(draft.Form, draft.Thing, draft.Values));
        Add(text, draft, Topic, draft.Thing);
        Add(text, draft, Status, new Literal(draft.Status.ToString()));
        Add(text, draft, s_type, new Literal(draft.Owns ? "new" : "change"));
        Add(text, draft, Secret, new Literal(draft.SecretHash));
        Add(text, draft, s_who, new Literal(draft.Who));
        Add(text, draft, s_created, new Literal(draft.Created.ToString("O", CultureInfo.InvariantCulture)));
        Add(text, draft, s_modified, new Literal(draft.Modified.ToString("O", CultureInfo.InvariantCulture)));
        foreach (string hidden in draft.Values.Where(v => v.Internal).Select(v => v.Field.Name).Distinct(StringComparer.Ordinal))
        {
            Add(text, draft, s_hidden, new Literal(hidden));
        }

        if (draft.Basis is { } basis)
        {
            Add(text, draft, s_basis, new Literal(basis));
        }

        if (draft.Comment is { Length: > 0 } comment)
        {
            Add(text, draft, s_comment, new Literal(comment));
        }

        return text.ToString();
    }

    /// <summary>The draft of a graph, or null where the graph is none.</summary>
    public static Draft? Read(string id, Iri graph, Dataset content, KindForms forms)
    {
        string? Text(Iri property) => (content.Match(graph, property).Select(q => q.Object).FirstOrDefault() as Literal)?.Lexical;
        DateTimeOffset Time(Iri property) => DateTimeOffset.TryParse(Text(property), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) ? time : default;

        if (content.Match(graph, Topic).Select(q => q.Object).FirstOrDefault() is not Iri thing
            || Kinds.Parse(thing.Value) is not ({ } kind, _)
            || forms.Find(kind) is not { } form
            || Text(Secret) is not { } secret
            || !Enum.TryParse(Text(Status), out DraftStatus status))
        {
            return null;
        }

        HashSet<string> hidden = [.. content.Match(graph, s_hidden).Select(q => q.Object).OfType<Literal>().Select(l => l.Lexical)];
        return new Draft
        {
            Id = id,
            Form = form,
            Thing = thing,
            Status = status,
            Owns = Text(s_type) == "new",
            Basis = Text(s_basis),
            SecretHash = secret,
            Who = Text(s_who) ?? "",
            Created = Time(s_created),
            Modified = Time(s_modified),
            Comment = Text(s_comment),
            Values = EntryReader.Values(form, thing, content, f => hidden.Contains(f.Name)),
        };
    }

    private static void Add(StringBuilder text, Draft draft, Iri property, Term value) => text.Append(CultureInfo.InvariantCulture, $"{draft.Graph} {property} {value} .\n");
}
