using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Civic;

/// <summary>The IRIs of the civic ontology (ontology/civic.ttl), of the network's instances and of its named graphs. docs/model.md says which kind carries which property.</summary>
public static class CivicVocabulary
{
    /// <summary>The base under which instances, graphs and the ontology stand in the data; a server maps it to its own address and this constant is the only place that knows it.</summary>
    public const string BaseIri = "https://civic-coding.org/";

    /// <summary>The namespace of the own classes, properties and fixed concepts.</summary>
    public const string Namespace = BaseIri + "ns#";

    /// <summary>Instances are <c>IdBase + kind + "/" + slug</c>, with the plural kinds of <see cref="EntityKind"/>.</summary>
    public const string IdBase = BaseIri + "id/";

    /// <summary>Public named graphs are <c>GraphBase + source</c>.</summary>
    public const string GraphBase = BaseIri + "graph/";

    /// <summary>Private named graphs of entries that wait for an editor; never part of the default graph of /sparql.</summary>
    public const string DraftGraphBase = GraphBase + "draft/";

    /// <summary>Named graphs of the JSON-LD contexts that readers use, one each; never part of the default graph of /sparql.</summary>
    public const string ContextGraphBase = GraphBase + "context/";

    /// <summary>The IRI of the own JSON-LD context, ontology/context.jsonld, which is known everywhere.</summary>
    public const string ContextIri = BaseIri + "ns/context.jsonld";

    /// <summary>Private named graphs of what an entry holds that is not public: <c>PrivateGraphBase + kind + "/" + slug</c>.</summary>
    public const string PrivateGraphBase = GraphBase + "private/";

    /// <summary>Public named graphs of what was entered or edited here: <c>EntryGraphBase + kind + "/" + slug</c>.</summary>
    public const string EntryGraphBase = GraphBase + "entry/";

    /// <summary>The named graph that says which import wrote which graph from which source.</summary>
    public const string ProvenanceGraph = GraphBase + "provenance";

    /// <summary>The named graph of the ontology, its concepts and shapes.</summary>
    public const string OntologyGraph = GraphBase + "ontology";

    public static Iri Project { get; } = Term("Project");

    public static Iri Organisation { get; } = Term("Organisation");

    public static Iri Ministry { get; } = Term("Ministry");

    public static Iri Community { get; } = Term("Community");

    public static Iri Software { get; } = Term("Software");

    public static Iri AiModel { get; } = Term("AiModel");

    public static Iri Skill { get; } = Term("Skill");

    public static Iri Programme { get; } = Term("Programme");

    public static Iri Call { get; } = Term("Call");

    public static Iri Infrastructure { get; } = Term("Infrastructure");

    public static Iri Event { get; } = Term("Event");

    public static Iri Place { get; } = Term("Place");

    public static Iri Need { get; } = Term("Need");

    public static Iri Offer { get; } = Term("Offer");

    public static Iri Participation { get; } = Term("Participation");

    public static Iri EligibilityRule { get; } = Term("EligibilityRule");

    public static Iri DatedName { get; } = Term("DatedName");

    public static Iri Aim { get; } = Term("Aim");

    public static Iri Topic { get; } = Term("Topic");

    public static Iri InProject { get; } = Term("inProject");

    public static Iri Participant { get; } = Term("participant");

    public static Iri Role { get; } = Term("role");

    public static Iri InProgramme { get; } = Term("inProgramme");

    public static Iri FundedBy { get; } = Term("fundedBy");

    public static Iri RunBy { get; } = Term("runBy");

    public static Iri HasPartner { get; } = Term("hasPartner");

    public static Iri AddressesSdg { get; } = Term("addressesSDG");

    public static Iri RequiresSkill { get; } = Term("requiresSkill");

    public static Iri UsesDataset { get; } = Term("usesDataset");

    public static Iri Produces { get; } = Term("produces");

    public static Iri LocatedIn { get; } = Term("locatedIn");

    public static Iri State { get; } = Term("state");

    public static Iri Country { get; } = Term("country");

    public static Iri Lifecycle { get; } = Term("lifecycle");

    public static Iri Successor { get; } = Term("successor");

    public static Iri GrantAmount { get; } = Term("grantAmount");

    public static Iri NeedKind { get; } = Term("needKind");

    public static Iri StatedBy { get; } = Term("statedBy");

    public static Iri SkillOf { get; } = Term("skill");

    public static Iri Capacity { get; } = Term("capacity");

    public static Iri Amount { get; } = Term("amount");

    public static Iri Region { get; } = Term("region");

    public static Iri Deadline { get; } = Term("deadline");

    public static Iri Status { get; } = Term("status");

    public static Iri Visibility { get; } = Term("visibility");

    /// <summary>Only the editors and the one who entered a field see it.</summary>
    public static Iri Internal { get; } = Term("Internal");

    public static Iri HasEligibilityRule { get; } = Term("eligibilityRule");

    public static Iri RuleKind { get; } = Term("ruleKind");

    public static Iri HasDatedName { get; } = Term("datedName");

    public static Iri LabelBy { get; } = Term("labelBy");

    /// <summary>The status of a need or offer that a source states.</summary>
    public static Iri Stated { get; } = Term("Stated");

    /// <summary>The status of a need or offer that was made up as an example; pages and data say so.</summary>
    public static Iri Example { get; } = Term("Example");

    /// <summary>The IRI of a term of the ontology.</summary>
    public static Iri Term(string name) => new(Namespace + name);

    /// <summary>The IRI of an instance.</summary>
    /// <param name="kind">A plural kind, one of <see cref="EntityKind"/>, or "topics".</param>
    /// <param name="slug">The stable slug.</param>
    public static Iri Id(string kind, string slug) => new(IdBase + kind + "/" + slug);

    /// <summary>True for the graphs that only editors and those who wrote them see.</summary>
    public static bool IsPrivate(string graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.StartsWith(DraftGraphBase, StringComparison.Ordinal) || graph.StartsWith(PrivateGraphBase, StringComparison.Ordinal);
    }

    /// <summary>The IRI of a source's public named graph.</summary>
    public static Iri Graph(string source) => new(GraphBase + source);
}
