namespace CivicCoding.Matching.Serving;

/// <summary>Who is shown when every project of the network asks for partners.</summary>
/// <param name="Questions">How many projects asked.</param>
/// <param name="Shown">How many places were given in all.</param>
/// <param name="Coverage">The share of organisations that were shown at least once.</param>
/// <param name="Gini">How unevenly they were shown: zero is even, one is a single organisation.</param>
/// <param name="Newcomers">The share of places of organisations with at most one project.</param>
/// <param name="Groups">Places and members of each group: by size, region, kind and newcomers.</param>
/// <param name="Most">The organisations that are shown most.</param>
/// <param name="Sequence">The commit that was read.</param>
public sealed record Exposure(int Questions, int Shown, double Coverage, double Gini, double Newcomers, IReadOnlyList<ExposureGroup> Groups, IReadOnlyList<ExposedOrganisation> Most, long Sequence);
