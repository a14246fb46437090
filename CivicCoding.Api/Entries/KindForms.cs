using System.Globalization;
using System.Text.Json;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Entries;

/// <summary>The forms of all kinds, read once from the shapes in ontology/shapes and the names in ontology/context.jsonld.</summary>
internal sealed class KindForms
{
    private const string Sh = "http://www.w3.org/ns/shacl#";
    private static readonly Iri s_label = new("http://www.w3.org/2000/01/rdf-schema#label");
    private static readonly Iri s_property = new(Sh + "property");

    /// <summary>The classes of parts, which have fields of their own.</summary>
    private static readonly HashSet<string> s_parts = new(StringComparer.Ordinal) { "http://www.w3.org/ns/dcat#Distribution", CivicVocabulary.Namespace + "EligibilityRule", CivicVocabulary.Namespace + "Participation", CivicVocabulary.Namespace + "DatedName" };

    private readonly Lazy<IReadOnlyDictionary<string, KindForm>> _forms;

    public KindForms(ServeSettings settings) : this(settings.OntologyFolder)
    {
    }

    public KindForms(string ontologyFolder) => _forms = new Lazy<IReadOnlyDictionary<string, KindForm>>(() => Read(ontologyFolder));

    public IEnumerable<KindForm> All => EntityKind.All.Select(Find).OfType<KindForm>();

    /// <summary>The form of a kind, or null where no shape describes it.</summary>
    public KindForm? Find(EntityKind? kind) => kind is not null && _forms.Value.TryGetValue(kind.Plural, out KindForm? form) ? form : null;

    private static Dictionary<string, KindForm> Read(string folder)
    {
        Dictionary<string, KindForm> forms = new(StringComparer.Ordinal);
        string shapesFolder = Path.Combine(folder, "shapes");
        if (!Directory.Exists(shapesFolder))
        {
            return forms;
        }

        Dictionary<string, string> names = Names(Path.Combine(folder, "context.jsonld"));
        // Each file on its own: blank nodes of two documents are never the same.
        Dataset[] files = [.. Directory.GetFiles(shapesFolder, "*.ttl").Order(StringComparer.Ordinal).Select(ReadFile)];
        Dictionary<string, FormField[]> parts = new(StringComparer.Ordinal);
        foreach (string part in s_parts)
        {
            foreach (Dataset shapes in files)
            {
                if (Target(shapes, new Iri(part)) is { } target)
                {
                    parts[part] = [.. Fields(shapes, target, names, parts)];
                }
            }
        }

        foreach (EntityKind kind in EntityKind.All)
        {
            foreach (Dataset shapes in files)
            {
                if (Target(shapes, kind.Class) is { } target)
                {
                    forms[kind.Plural] = new KindForm(kind, Text(shapes, target, s_label) ?? new Phrase(kind.LabelDe, kind.LabelEn), [.. Fields(shapes, target, names, parts)]);
                }
            }
        }

        return forms;
    }

    private static Dataset ReadFile(string file)
    {
        var shapes = new Dataset();
        using FileStream stream = File.OpenRead(file);
        RdfFormat.Turtle.Read(stream, shapes, new RdfReadOptions { Base = CivicVocabulary.BaseIri });
        return shapes;
    }

    private static Term? Target(Dataset shapes, Iri type) => shapes.Match(null, new Iri(Sh + "targetClass"), type).Select(q => q.Subject).FirstOrDefault();

    private static IEnumerable<FormField> Fields(Dataset shapes, Term target, Dictionary<string, string> names, Dictionary<string, FormField[]> parts) =>
        shapes.Match(target, s_property).Select(p => Field(shapes, p.Object, names, parts)).OfType<FormField>().OrderBy(f => f.Order);

    private static FormField? Field(Dataset shapes, Term shape, Dictionary<string, string> names, Dictionary<string, FormField[]> parts)
    {
        Term? told = Value(shapes, shape, "path");
        bool inverse = told is BlankNode;
        if ((inverse ? Value(shapes, told!, "inversePath") : told) is not Iri path)
        {
            return null;
        }

        List<Term> alternatives = List(shapes, Value(shapes, shape, "or"));
        Iri[] classes = [.. new[] { shape }.Concat(alternatives).SelectMany(s => shapes.Match(s, new Iri(Sh + "class"))).Select(q => q.Object).OfType<Iri>()];
        string? part = classes.Select(c => c.Value).FirstOrDefault(s_parts.Contains);
        if (part is not null && !parts.ContainsKey(part))
        {
            return null;
        }

        Iri[] choices = [.. List(shapes, Value(shapes, shape, "in")).OfType<Iri>()];
        string? pattern = (Value(shapes, shape, "pattern") as Literal)?.Lexical;
        string[] datatypes = [.. new[] { shape }.Concat(alternatives).SelectMany(s => shapes.Match(s, new Iri(Sh + "datatype"))).Select(q => q.Object).OfType<Iri>().Select(d => d.Value)];
        Phrase label = Text(shapes, shape, new Iri(Sh + "name")) ?? new Phrase(path.Value, path.Value);
        string name = names.TryGetValue((inverse ? "^" : "") + path.Value, out string? known) ? known : path.Value[(path.Value.LastIndexOfAny(['#', '/']) + 1)..];
        return new FormField(
            name,
            path,
            label,
            Text(shapes, shape, new Iri(Sh + "description")) ?? label,
            Text(shapes, shape, new Iri(Sh + "message")) ?? label,
            part is not null ? FieldType.Part : TypeOf(datatypes, choices, classes, pattern, path))
        {
            Order = Number(shapes, shape, "order") ?? 1_000,
            MinCount = (int)(Number(shapes, shape, "minCount") ?? 0),
            MaxCount = (int)Math.Min(FormField.MaxValues, Number(shapes, shape, "maxCount") ?? FormField.MaxValues),
            MinLength = (int)(Number(shapes, shape, "minLength") ?? 0),
            MaxLength = (int)Math.Min(4_000, Number(shapes, shape, "maxLength") ?? 4_000),
            MinInclusive = Number(shapes, shape, "minInclusive"),
            Classes = classes,
            Choices = choices,
            Pattern = pattern,
            Inverse = inverse,
            Internal = CivicVocabulary.Internal.Equals(shapes.Match(shape, CivicVocabulary.Visibility).Select(q => q.Object).FirstOrDefault()),
            // What a part says of the thing that it belongs to is known already.
            Parts = part is null ? [] : [.. parts[part].Where(f => !f.Path.Equals(path)).Select(f => f with { Owner = name })],
        };
    }

    private static FieldType TypeOf(string[] datatypes, Iri[] choices, Iri[] classes, string? pattern, Iri path)
    {
        if (choices.Length > 0)
        {
            return FieldType.Choice;
        }

        if (datatypes.Length > 1)
        {
            return FieldType.PartialDate;
        }

        if (datatypes is [{ } datatype])
        {
            return datatype switch
            {
                WellKnown.RdfNamespace + "langString" => FieldType.LocalText,
                WellKnown.XsdNamespace + "decimal" => FieldType.Decimal,
                WellKnown.XsdNamespace + "integer" => FieldType.Integer,
                WellKnown.XsdNamespace + "date" => FieldType.Date,
                _ => FieldType.Text,
            };
        }

        bool address = pattern?.StartsWith("^https?", StringComparison.Ordinal) ?? path.Value is "http://purl.org/dc/terms/source" or "http://www.w3.org/2004/02/skos/core#exactMatch";
        return address && classes.Length == 0 ? FieldType.WebAddress : FieldType.Reference;
    }

    private static Term? Value(Dataset shapes, Term shape, string name) => shapes.Match(shape, new Iri(Sh + name)).Select(q => q.Object).FirstOrDefault();

    private static decimal? Number(Dataset shapes, Term shape, string name) =>
        Value(shapes, shape, name) is Literal literal && decimal.TryParse(literal.Lexical, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static Phrase? Text(Dataset shapes, Term subject, Iri property)
    {
        Literal[] texts = [.. shapes.Match(subject, property).Select(q => q.Object).OfType<Literal>()];
        string? german = texts.FirstOrDefault(t => t.Language == "de")?.Lexical;
        string? english = texts.FirstOrDefault(t => t.Language == "en")?.Lexical;
        return german is null || english is null ? null : new Phrase(german, english);
    }

    /// <summary>The members of an RDF list; shapes are our own and short.</summary>
    private static List<Term> List(Dataset shapes, Term? list)
    {
        List<Term> members = [];
        while (list is not null && members.Count < 200 && shapes.Match(list, new Iri(WellKnown.RdfNamespace + "first")).Select(q => q.Object).FirstOrDefault() is { } first)
        {
            members.Add(first);
            list = shapes.Match(list, new Iri(WellKnown.RdfNamespace + "rest")).Select(q => q.Object).FirstOrDefault();
        }

        return members;
    }

    private static Dictionary<string, string> Names(string file)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return names;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement context = document.RootElement.GetProperty("@context");
        foreach (JsonProperty term in context.EnumerateObject())
        {
            bool reverse = term.Value.ValueKind == JsonValueKind.Object && term.Value.TryGetProperty("@reverse", out _);
            string? id = term.Value.ValueKind == JsonValueKind.Object && term.Value.TryGetProperty(reverse ? "@reverse" : "@id", out JsonElement inner) ? inner.GetString() : term.Value.ValueKind == JsonValueKind.String ? term.Value.GetString() : null;
            int colon = id?.IndexOf(':', StringComparison.Ordinal) ?? -1;
            if (colon > 0 && context.TryGetProperty(id![..colon], out JsonElement prefix) && prefix.ValueKind == JsonValueKind.String && id.Length > colon + 1)
            {
                names.TryAdd((reverse ? "^" : "") + prefix.GetString() + id[(colon + 1)..], term.Name);
            }
        }

        return names;
    }
}
