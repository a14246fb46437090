using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>The kind of organisation, and whether near teams have this kind while the known members lack it.</summary>
public sealed class OrganisationKindSignal : IMatchSignal
{
    public string Name => "organisation-kind";

    public IReadOnlyList<string> Features { get; } = ["kind", "neighbour-kinds", "member-kinds", "small"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        for (int i = 0; i < table.Count; i++)
        {
            CorpusOrganisation organisation = context.Index.Corpus.Organisations[table.Candidates[i]];
            int kind = (int)context.Index.Profiles.Kinds[table.Candidates[i]];
            table.Set(i, column, kind);
            table.Set(i, column + 1, context.Groups.KindMass[kind]);
            table.Set(i, column + 2, context.Groups.SeedKinds[kind]);
            table.Set(i, column + 3, organisation.Small switch { true => 1, false => -1, _ => 0 });
        }
    }
}
