using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest;
using YamlDotNet.RepresentationModel;

namespace CivicCoding.Api.Tables;

/// <summary>Reads a mapping of columns to fields and checks it against the kind's form.</summary>
internal static class TableMappingReader
{
    private static readonly string[] s_members = ["kind", "source", "encoding", "delimiter", "language", "id", "columns", "constants", "ignore"];

    /// <exception cref="TableMappingException">It cannot be used.</exception>
    public static TableMapping Read(string text, KindForms forms)
    {
        YamlMappingNode root = MappingDocument.Read(text);
        foreach ((string name, _) in MappingDocument.Members(root, "").Where(m => !s_members.Contains(m.Name, StringComparer.Ordinal)))
        {
            throw new TableMappingException(TableTexts.UnknownMember.With(name, string.Join(", ", s_members)));
        }

        string kind = MappingDocument.Text(root, "kind") ?? throw new TableMappingException(TableTexts.MemberMissing.With("kind"));
        KindForm form = forms.Find(EntityKind.FromPlural(kind)) ?? throw new TableMappingException(TableTexts.UnknownKind.With(kind, string.Join(", ", EntityKind.All.Select(k => k.Plural))));
        YamlMappingNode source = MappingDocument.Find(root, "source") as YamlMappingNode ?? throw new TableMappingException(TableTexts.MemberMissing.With("source"));
        string shortName = MappingDocument.Text(source, "name") ?? "";
        if (!Kinds.IsSlug(shortName) || Slug.Of(shortName) != shortName)
        {
            throw new TableMappingException(TableTexts.BadSourceName);
        }

        string address = MappingDocument.Text(source, "url") ?? "";
        if (!SafeIri.TryRead(address, out _) || !address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            throw new TableMappingException(TableTexts.BadSourceAddress);
        }

        string language = MappingDocument.Text(root, "language") ?? "de";
        if (language is not ("de" or "en"))
        {
            throw new TableMappingException(TableTexts.BadLanguage.With(language));
        }

        string? delimiter = MappingDocument.Text(root, "delimiter");
        return new TableMapping
        {
            Form = form,
            Name = shortName,
            Title = Both(source, "title") ?? new Phrase(shortName, shortName),
            Address = address,
            Rights = Both(source, "rights"),
            Encoding = MappingDocument.Text(root, "encoding"),
            Delimiter = delimiter is null ? null : delimiter is "tab" ? '\t' : delimiter.Length == 1 ? delimiter[0] : throw new TableMappingException(TableTexts.BadDelimiter),
            IdColumn = MappingDocument.Text(root, "id"),
            Columns = [.. MappingDocument.Members(MappingDocument.Find(root, "columns") ?? throw new TableMappingException(TableTexts.MemberMissing.With("columns")), "columns").Select(m => Column(form, m.Name, m.Value, language))],
            Constants = [.. MappingDocument.Members(MappingDocument.Find(root, "constants"), "constants").Select(m => (Target(form, m.Name, m.Name, language), m.Value is YamlScalarNode { Value: { } value } ? value : throw new TableMappingException(TableTexts.MappingNotText.With(m.Name))))],
            Ignored = MappingDocument.Find(root, "ignore") is YamlSequenceNode ignored ? [.. ignored.Children.OfType<YamlScalarNode>().Select(n => n.Value ?? "")] : [],
        };
    }

    private static TableColumn Column(KindForm form, string column, YamlNode told, string language)
    {
        if (told is YamlScalarNode { Value: { } simple })
        {
            return Target(form, column, simple, language);
        }

        YamlMappingNode map = told as YamlMappingNode ?? throw new TableMappingException(TableTexts.MappingNotAMapAt.With(column));
        foreach ((string name, _) in MappingDocument.Members(map, column).Where(m => m.Name is not ("field" or "separator" or "values" or "visibility")))
        {
            throw new TableMappingException(TableTexts.UnknownMember.With(name, "field, separator, values, visibility"));
        }

        TableColumn target = Target(form, column, MappingDocument.Text(map, "field") ?? throw new TableMappingException(TableTexts.MemberMissing.With(column + ".field")), language);
        string? visibility = MappingDocument.Text(map, "visibility");
        if (visibility is not (null or EntryDocument.PublicWord or EntryDocument.InternalWord) || (visibility == EntryDocument.InternalWord && form.Field(target.Field) is { CanHide: false }))
        {
            throw new TableMappingException(TableTexts.BadVisibility.With(column));
        }

        Dictionary<string, string> words = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, YamlNode value) in MappingDocument.Members(MappingDocument.Find(map, "values"), column))
        {
            words[name.Trim()] = value is YamlScalarNode { Value: { } meant } ? meant : throw new TableMappingException(TableTexts.MappingNotText.With(name));
        }

        return target with { Separator = MappingDocument.Text(map, "separator") is { Length: > 0 } separator ? separator : "|", Internal = visibility is null ? null : visibility == EntryDocument.InternalWord, Words = words };
    }

    /// <summary>The field that "name", "name.de", "distribution.format" or "eligibilityRule.name.de" means.</summary>
    private static TableColumn Target(KindForm form, string column, string target, string language)
    {
        string[] path = target.Split('.');
        FormField? field = form.Field(path[0]);
        FormField? inner = field is { Type: FieldType.Part } && path.Length > 1 ? field.Parts.FirstOrDefault(f => f.Name == path[1]) : null;
        int used = inner is null ? 1 : 2;
        FormField? last = field is { Type: FieldType.Part } ? inner : field;
        bool named = path.Length == used + 1 && path[used] is "de" or "en" && last?.Type == FieldType.LocalText;
        if (last is null || (path.Length != used && !named))
        {
            IEnumerable<string> known = form.Fields.SelectMany(f => f.Type == FieldType.Part ? f.Parts.Select(p => p.Key) : [f.Name]);
            throw new TableMappingException(TableTexts.UnknownField.With(target, column, string.Join(", ", known)));
        }

        return new TableColumn(column, field!.Name) { Inner = inner?.Name, Language = named ? path[used] : language };
    }

    private static Phrase? Both(YamlMappingNode map, string name) => MappingDocument.Find(map, name) switch
    {
        null => null,
        YamlScalarNode { Value: { } same } => new Phrase(same, same),
        YamlMappingNode both when MappingDocument.Text(both, "de") is { } german => new Phrase(german, MappingDocument.Text(both, "en") ?? german),
        _ => throw new TableMappingException(TableTexts.MappingNotText.With(name)),
    };
}
