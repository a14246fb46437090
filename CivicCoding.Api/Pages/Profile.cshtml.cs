using System.Globalization;
using System.Text.Json;
using CivicCoding.Api.Catalog;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Quality;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Export.Quality;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Serving;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>The profile of a thing: its facts, what points at it, downloads.</summary>
[KeptPage]
internal sealed class ProfileModel(ThingReader things, NeighbourReader neighbours, QualityService quality, GraphHost graph) : CivicPage
{
    public const string NetworkScript = "network/main.js";

    public static IReadOnlyList<(string Extension, string Name)> Syntaxes { get; } = [("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("rdf", "RDF/XML"), ("nt", "N-Triples"), ("trig", "TriG")];

    public override string Title => Thing.Name.Text;

    public override string? Summary => Thing.Description?.Text;

    public override string Section => "browse";

    public Thing Thing { get; private set; } = new("", EntityKind.All[0], "", new LocalText("", null));

    /// <summary>The metadata quality points of a dataset; null for other kinds.</summary>
    public QualityScore? Quality { get; private set; }

    /// <summary>What stands around the thing; null where nothing does.</summary>
    public Neighbourhood? Neighbours { get; private set; }

    /// <summary>What the script of the picture is told; null where the build has no script.</summary>
    public string? NetworkSettings => Neighbours is null || Bundles.Find(NetworkScript) is null ? null : JsonSerializer.Serialize(new { iri = Thing.Iri, texts = NetworkTexts.Of(Language) });

    /// <summary>The card of the model that ranks partners; null for other things.</summary>
    public ModelCard? Card { get; private set; }

    /// <summary>Points rest on addresses that were asked a while ago, a card on a file: both change without the store.</summary>
    public override bool Kept => Quality is null && Card is null;

    public string Address => $"/{Thing.Kind.Plural}/{Thing.Slug}";

    /// <summary>The schema.org block; the encoder leaves no way out of its script element.</summary>
    public string SchemaOrg => SchemaOrgBlock.Of(Thing, $"{Request.Scheme}://{Request.Host}{Address}");

    public async Task<IActionResult> OnGetAsync(string kind, string slug, CancellationToken cancellation)
    {
        if (await things.ReadAsync(Kinds.Find(kind)!, slug, Language, cancellation) is not { } thing)
        {
            return Missing(ProfileTexts.Missing);
        }

        Thing = thing;
        Neighbours = await neighbours.ReadAsync(thing.Iri, Language, cancellation);
        if (kind == "datasets")
        {
            Quality = await quality.OfAsync(new Iri(thing.Iri), CatalogApi.PublicBase(HttpContext), cancellation);
        }

        Card = thing.Iri == MatchVocabulary.Model.Value ? ModelCardGraph.Read(new ModelFolder(graph.Folder)) : null;
        return Page();
    }

    /// <summary>A day as the reader writes it; other texts as they are.</summary>
    public string Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day.ToString(Language == Languages.Language.German ? "d. MMMM yyyy" : "d MMMM yyyy", Language.Culture()) : text;

    /// <summary>A measure as the reader writes numbers; null for what is a text.</summary>
    public string? Measured(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number.ToString("0.0###", Language.Culture()) : null;

    /// <summary>The query behind a relation's number.</summary>
    public string QueryAddress(Fact fact)
    {
        string query = $"SELECT ?thing ?name WHERE {{\n  ?thing <{fact.Property}> <{Thing.Iri}> .\n  OPTIONAL {{ ?thing <http://www.w3.org/2000/01/rdf-schema#label> ?name }}\n}} ORDER BY ?name";
        return Link("/sparql?query=" + Uri.EscapeDataString(query));
    }
}
