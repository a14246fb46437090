using System.Globalization;
using System.IO.Compression;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Matching.Corpus;

/// <summary>Reads the evaluation data of real research consortia: tab-separated files, plain or compressed with gzip.</summary>
public sealed class ConsortiaFiles(string folder)
{
    /// <summary>The start of the IRIs that stand for the records of the files.</summary>
    public const string IriPrefix = CivicVocabulary.IdBase;

    public string Folder { get; } = folder;

    public static string ProjectIri(string id) => IriPrefix + "projects/cordis-" + id;

    public static string HistoryIri(string id) => IriPrefix + "projects/h2020-" + id;

    public static string OrganisationIri(string pic) => IriPrefix + "organisations/pic-" + pic;

    public static string ProgrammeIri(string code) => IriPrefix + "programmes/" + Uri.EscapeDataString(code);

    public static string PlaceIri(string name) => IriPrefix + "places/" + Uri.EscapeDataString(name.ToLowerInvariant());

    public static string ParticipationIri(string project, string pic) => project + "#pic-" + pic;

    /// <summary>The records of a file as dictionaries by column name.</summary>
    /// <exception cref="FileNotFoundException">The file is missing; the message names it.</exception>
    public IEnumerable<TsvRecord> Read(string name)
    {
        string path = System.IO.Path.IsPathRooted(name) ? name : System.IO.Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The file {path} is missing. --data must name the folder with the matching files.", path);
        }

        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        string[] head = (reader.ReadLine() ?? "").Split('\t');
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < head.Length; i++)
        {
            columns.TryAdd(head[i], i);
        }

        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return new TsvRecord(columns, line.Split('\t'));
            }
        }
    }

    /// <summary>The projects of a split (all where null) in the order of the file.</summary>
    public IEnumerable<CorpusProject> Projects(string? split, string file = "projects.tsv.gz")
    {
        foreach (TsvRecord r in Read(file))
        {
            if (split is null || r["split"] == split)
            {
                yield return ProjectOf(r);
            }
        }
    }

    public static CorpusProject ProjectOf(TsvRecord r) => new()
    {
        Iri = ProjectIri(r["project_id"]),
        Slug = "cordis-" + r["project_id"],
        Name = r["acronym"],
        Title = r["title"],
        Descriptions = r["objective"].Length == 0 ? [] : [new LocalText(r["objective"], "en")],
        Labels = Named(r["acronym"]),
        Keywords = r["keywords"],
        Date = Date(r["signed"]) ?? Date(r["start"]),
        Call = Null(r["topic"]),
        CallTitle = Null(r["topic_title"]),
        Scheme = Null(r["scheme"]),
        Programmes = r["programme"].Length == 0 ? [] : [ProgrammeIri(r["programme"])],
        Budget = double.TryParse(r["ec_max"], CultureInfo.InvariantCulture, out double money) ? money : null,
    };

    private static IReadOnlyList<LocalText> Named(string name) => name.Length == 0 ? [] : [new LocalText(name, "en") { Property = TripleCorpus.Label }];

    public static CorpusOrganisation OrganisationOf(TsvRecord r) => new()
    {
        Iri = OrganisationIri(r["pic"]),
        Slug = "pic-" + r["pic"],
        Name = r["name"],
        ShortName = r["short_name"],
        Labels = Named(r["name"]),
        Country = r["country"].Length == 0 ? null : PlaceIri("country-" + r["country"]),
        Place = r["city"].Length == 0 ? null : PlaceIri(r["city"]),
        Kind = r["activity"] switch
        {
            "HES" => CivicVocabulary.Term("HigherEducation").Value,
            "REC" => CivicVocabulary.Term("ResearchOrganisation").Value,
            "PRC" => CivicVocabulary.Term("Company").Value,
            "PUB" => CivicVocabulary.Term("PublicBody").Value,
            "OTH" => CivicVocabulary.Term("OtherOrganisation").Value,
            _ => null,
        },
        Small = r["sme"] switch { "true" => true, "false" => false, _ => null },
    };

    public static ParticipantRole Role(string role) => role switch
    {
        "coordinator" => ParticipantRole.Coordinator,
        "associatedPartner" or "thirdParty" or "partner" => ParticipantRole.Associated,
        _ => ParticipantRole.Participant,
    };

    public static DateOnly? Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
