using System.Globalization;
using System.Text.RegularExpressions;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Reads ecosystem.jsonl: the Civic Coding initiative, its ministries, programmes, calls, infrastructures, communities, events and German projects.</summary>
public sealed partial class EcosystemImporter : IImporter
{
    private static readonly Dictionary<string, (string Plural, string[] Classes)> Kinds = new(StringComparer.Ordinal)
    {
        ["initiative"] = ("programmes", ["Programme", "Initiative"]),
        ["ministry"] = ("organisations", ["Organisation", "PublicBody", "Ministry"]),
        ["organisation"] = ("organisations", ["Organisation"]),
        ["project"] = ("projects", ["Project"]),
        ["community"] = ("communities", ["Community"]),
        ["programme"] = ("programmes", ["Programme"]),
        ["call"] = ("calls", ["Call"]),
        ["infrastructure"] = ("infrastructures", ["Infrastructure"]),
        ["event"] = ("events", ["Event"]),
        ["learning-offer"] = ("offers", ["Offer"]),
        ["dataset"] = ("datasets", []),
    };

    public string Kind => "ecosystem";

    public string Source => "ecosystem";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        List<SourceRecord> records = file.JsonLines(cancellation).ToList();
        var names = new Dictionary<string, EcosystemEntry>(StringComparer.Ordinal);
        foreach (SourceRecord record in records)
        {
            string kind = record.Required("kind");
            Iri iri = kind == "aim"
                ? Common.Part(CivicVocabulary.Id("programmes", record.List("part_of")[0]), "aim-" + record.Id[(record.Id.LastIndexOf('-') + 1)..])
                : Kinds.TryGetValue(kind, out (string Plural, string[] Classes) known)
                    ? CivicVocabulary.Id(known.Plural, record.Id)
                    : throw record.Wrong($"kind \"{kind}\" is not known; use one of {string.Join(", ", Kinds.Keys)} or aim.");
            names.Add(record.Id, new EcosystemEntry(record, kind, iri));
        }

        var graph = new GraphWriter(sink, Source);
        foreach (SourceRecord record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(graph, names[record.Id], names);
        }
    }

    private static void Write(GraphWriter graph, EcosystemEntry entry, Dictionary<string, EcosystemEntry> names)
    {
        (SourceRecord record, string kind, Iri iri) = entry;
        WriteClasses(graph, entry);
        graph.Label(iri, record.Required("name_de"), record.Text("name_en"));
        graph.Texts(iri, Vocabulary.Description, record.Text("note_de"), record.Text("note_en"));
        if (kind == "dataset")
        {
            graph.Texts(iri, Vocabulary.Title, record.Text("name_de"), null);
        }

        graph.Text(iri, Vocabulary.AltLabel, record.Text("acronym"));
        graph.Text(iri, Vocabulary.Identifier, "ecosystem:" + record.Id);
        graph.Link(iri, kind == "dataset" ? Vocabulary.LandingPage : Vocabulary.Homepage, record.Text("website"));
        Common.Topics(graph, iri, record.List("topics"));
        if (kind == "project")
        {
            WriteReading(graph, iri, record.Required("name_de") + " " + record.Text("note_de"));
        }

        Common.Goals(graph, iri, record.List("sdgs"));
        if (record.Text("sdgs_by") == "us")
        {
            graph.Add(iri, CivicVocabulary.Term("sdgBy"), Common.Editors);
        }

        WritePlace(graph, iri, record);
        if (kind != "aim")
        {
            graph.Date(iri, Vocabulary.StartDate, record.Text("start"));
            graph.Date(iri, Vocabulary.EndDate, record.Text("end"));
        }

        if (record.Text("status") is { } status)
        {
            graph.Add(iri, CivicVocabulary.Lifecycle, CivicVocabulary.Term(status == "ended" ? "Ended" : "Active"));
        }

        if (record.Text("successor") is { } successor && names.TryGetValue(successor, out EcosystemEntry? next))
        {
            graph.Add(iri, CivicVocabulary.Successor, next.Iri);
        }

        WriteRelations(graph, entry, names);
        foreach ((string url, _) in record.Pairs("sources", "url", "seen"))
        {
            graph.Link(iri, Vocabulary.Source, url);
        }

        if (kind == "ministry")
        {
            WriteNames(graph, entry, names);
        }

        WriteOffers(graph, entry);
    }

    private static void WriteReading(GraphWriter graph, Iri project, string words)
    {
        foreach (string topic in Reading.Topics(words))
        {
            graph.Add(project, Vocabulary.Subject, CivicVocabulary.Id("topics", topic));
        }

        foreach (SkillEntry skill in Reading.Skills(words))
        {
            graph.Add(project, CivicVocabulary.RequiresSkill, skill.Iri);
        }
    }

    private static void WriteClasses(GraphWriter graph, EcosystemEntry entry)
    {
        (SourceRecord record, string kind, Iri iri) = entry;
        if (kind == "aim")
        {
            graph.Type(iri, CivicVocabulary.Aim, Vocabulary.Concept);
            return;
        }

        if (kind == "dataset")
        {
            graph.Type(iri, Vocabulary.Dataset);
            return;
        }

        foreach (string name in Kinds[kind].Classes)
        {
            graph.Type(iri, CivicVocabulary.Term(name));
        }

        if (kind == "organisation" && OrganisationKind.FromName(record.Required("name_de")) is { } special)
        {
            graph.Type(iri, special);
        }

        if (kind is "organisation" or "ministry" or "community")
        {
            graph.Type(iri, Vocabulary.Agent);
        }

        if (kind == "community")
        {
            string form = record.Text("place") is not null ? "LocalGroup" : record.Id.Contains("community", StringComparison.Ordinal) ? "OnlineCommunity" : "Network";
            graph.Add(iri, CivicVocabulary.Term("communityKind"), CivicVocabulary.Term(form));
        }

        if (kind == "learning-offer")
        {
            graph.Add(iri, CivicVocabulary.NeedKind, CivicVocabulary.Term("TrainingKind"));
            graph.Add(iri, CivicVocabulary.Status, CivicVocabulary.Stated);
        }
    }

    private static void WritePlace(GraphWriter graph, Iri iri, SourceRecord record)
    {
        GermanState? state = GermanState.FromCode(record.Text("state"));
        if (state is not null)
        {
            graph.Add(iri, CivicVocabulary.State, state.Iri);
            graph.Add(iri, CivicVocabulary.Country, Common.Germany);
        }

        if (record.Text("place") is not { } name)
        {
            if (state is not null)
            {
                graph.Add(iri, CivicVocabulary.LocatedIn, state.Iri);
            }

            return;
        }

        graph.Add(iri, CivicVocabulary.LocatedIn, Places.Write(graph, name, state, record.Pairs("sources", "url", "seen")[0].First));
    }

    private static void WriteRelations(GraphWriter graph, EcosystemEntry entry, Dictionary<string, EcosystemEntry> names)
    {
        (SourceRecord record, string kind, Iri iri) = entry;
        foreach (EcosystemEntry whole in Named(record, "part_of", names))
        {
            if (kind == "aim")
            {
                graph.Add(whole.Iri, CivicVocabulary.Term("aim"), iri);
            }
            else
            {
                bool framed = kind == "project" && whole.Kind is "programme" or "call" or "initiative";
                graph.Add(iri, framed ? CivicVocabulary.InProgramme : kind == "learning-offer" ? CivicVocabulary.StatedBy : Vocabulary.IsPartOf, whole.Iri);
            }
        }

        foreach (EcosystemEntry body in Named(record, "run_by", names))
        {
            graph.Add(iri, kind == "learning-offer" ? CivicVocabulary.StatedBy : CivicVocabulary.RunBy, body.Iri);
            if (kind == "project" && body.TakesPart)
            {
                Common.Participation(graph, iri, body.Iri, "Implementer");
            }
        }

        foreach (EcosystemEntry body in Named(record, "funded_by", names))
        {
            graph.Add(iri, CivicVocabulary.FundedBy, body.Iri);
        }

        foreach (EcosystemEntry partner in Named(record, "partners", names))
        {
            if (kind == "project" && partner.TakesPart)
            {
                Common.Participation(graph, iri, partner.Iri, "Partner");
            }
            else
            {
                graph.Add(iri, CivicVocabulary.HasPartner, partner.Iri);
            }
        }
    }

    private static IEnumerable<EcosystemEntry> Named(SourceRecord record, string field, Dictionary<string, EcosystemEntry> names) =>
        record.List(field).Select(id => names.TryGetValue(id, out EcosystemEntry? entry) ? entry : throw record.Wrong($"\"{field}\" names {id}, which is no record of the file."));

    private static void WriteNames(GraphWriter graph, EcosystemEntry ministry, Dictionary<string, EcosystemEntry> names)
    {
        IEnumerable<EcosystemEntry> chain = [ministry];
        for (EcosystemEntry? at = ministry; at is not null;)
        {
            EcosystemEntry current = at;
            at = names.Values.FirstOrDefault(e => e.Kind == "ministry" && e.Record.Text("successor") == current.Record.Id);
            chain = at is null ? chain : chain.Append(at);
        }

        foreach (EcosystemEntry bearer in chain)
        {
            Iri name = Common.Part(ministry.Iri, "name-" + bearer.Record.Id);
            graph.Add(ministry.Iri, CivicVocabulary.HasDatedName, name);
            graph.Type(name, CivicVocabulary.DatedName);
            graph.Label(name, bearer.Record.Required("name_de"), bearer.Record.Text("name_en"));
            graph.Text(name, Vocabulary.AltLabel, bearer.Record.Text("acronym"));
            graph.Date(name, Vocabulary.StartDate, bearer.Record.Text("start"));
            graph.Date(name, Vocabulary.EndDate, bearer.Record.Text("end"));
        }
    }

    private static void WriteOffers(GraphWriter graph, EcosystemEntry entry)
    {
        (SourceRecord record, string kind, Iri iri) = entry;
        int number = 0;
        foreach ((string what, string english) in record.Pairs("offers", "kind", "what"))
        {
            number++;
            OfferText text = OfferText.Find(what, english) ?? throw record.Wrong($"offers \"{english}\", for which Tables/offers.tsv has no German wording; add a row.");
            if (kind != "learning-offer")
            {
                Iri offer = CivicVocabulary.Id("offers", $"{record.Id}-{what}{(number > 1 ? "-" + number.ToString(CultureInfo.InvariantCulture) : "")}");
                graph.Type(offer, CivicVocabulary.Offer);
                graph.Texts(offer, Vocabulary.Label, $"{text.KindGerman}: {record.Required("name_de")}", $"{text.KindEnglish}: {record.Text("name_en")}");
                graph.Texts(offer, Vocabulary.Description, $"{record.Required("name_de")} bietet {text.German}.", $"{record.Text("name_en")} offers {english}.");
                graph.Add(offer, CivicVocabulary.NeedKind, CivicVocabulary.Term(text.Concept));
                graph.Add(offer, CivicVocabulary.StatedBy, iri);
                graph.Texts(offer, CivicVocabulary.Capacity, text.German, english);
                graph.Add(offer, CivicVocabulary.Status, CivicVocabulary.Stated);
                Common.Topics(graph, offer, record.List("topics"));
                if (GermanState.FromCode(record.Text("state")) is { } state)
                {
                    graph.Add(offer, CivicVocabulary.Region, state.Iri);
                }

                graph.Link(offer, Vocabulary.Source, record.Pairs("sources", "url", "seen")[0].First);
                WriteAmount(graph, offer, text);
            }
            else
            {
                graph.Texts(iri, CivicVocabulary.Capacity, text.German, english);
            }

            if (kind is "call" or "programme" && text.Amount is { } amount)
            {
                Iri rule = Rule(graph, iri, "budget", "RuleBudget", $"Förderung: {text.German}", $"Funding: {english}");
                graph.Amount(rule, CivicVocabulary.Term("maxAmount"), amount);
                graph.Texts(rule, CivicVocabulary.Term("per"), text.PerGerman, text.PerEnglish);
            }
        }

        if (kind == "call" && record.Text("end") is { } end && DayPattern().IsMatch(end))
        {
            graph.Date(iri, CivicVocabulary.Deadline, end);
            Iri rule = Rule(graph, iri, "deadline", "RuleDeadline", $"Frist: {end[8..]}.{end[5..7]}.{end[..4]}", $"Deadline: {end}");
            graph.Date(rule, CivicVocabulary.Deadline, end);
        }
    }

    private static void WriteAmount(GraphWriter graph, Iri offer, OfferText text)
    {
        if (text.Amount is { } amount)
        {
            graph.Amount(offer, CivicVocabulary.Amount, amount);
        }
    }

    private static Iri Rule(GraphWriter graph, Iri iri, string name, string ruleKind, string german, string english)
    {
        Iri rule = Common.Part(iri, name);
        graph.Add(iri, CivicVocabulary.HasEligibilityRule, rule);
        graph.Type(rule, CivicVocabulary.EligibilityRule);
        graph.Texts(rule, Vocabulary.Label, german, english);
        graph.Add(rule, CivicVocabulary.RuleKind, CivicVocabulary.Term(ruleKind));
        return rule;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex DayPattern();
}
