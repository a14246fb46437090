using System.Globalization;
using CivicCoding.Api.Identity;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Tests.Identity;

public sealed class DuplicateComparisonTests
{
    [Theory]
    [InlineData("Ada Lovelace gGmbH", "ada lovelace")]
    [InlineData("Bürgernetz Köln e.V.", "buergernetz koeln")]
    [InlineData("Café  Zukunft – Straße", "cafe zukunft strasse")]
    [InlineData("GmbH", "gmbh")]
    public void Names_are_folded(string name, string folded) => Assert.Equal(folded, Folding.Name(name));

    [Theory]
    [InlineData("https://WWW.Example.org/a/", "example.org/a")]
    [InlineData("http://example.org/a#part", "example.org/a")]
    [InlineData("https://example.org", "example.org")]
    [InlineData("https://example.org/A?b=1", "example.org/A?b=1")]
    public void Addresses_are_folded(string address, string folded) => Assert.Equal(folded, Folding.Address(address));

    [Fact]
    public void Each_reason_is_told_and_little_in_common_is_not_enough()
    {
        Assert.Equal([DuplicateReasonKind.Identifier], Reasons(t => t.Identifiers.Add("doi:1")));
        Assert.Equal([DuplicateReasonKind.Page, DuplicateReasonKind.Access], Reasons(t => t.Pages.Add("e.org/a"), t => t.Accesses.Add("e.org/a.csv")));
        Assert.Equal([DuplicateReasonKind.Name, DuplicateReasonKind.Publisher], Reasons(t => t.Names.Add("baumkataster"), t => t.Publishers.Add("amt")));
        Assert.Equal([DuplicateReasonKind.Name, DuplicateReasonKind.Place], Reasons(t => t.Names.Add("baumkataster"), t => t.Places.Add("berlin")));
        Assert.Empty(Reasons(t => t.Names.Add("baumkataster")));
        Assert.Empty(Reasons(t => t.Pages.Add("e.org/a")));
        Assert.Empty(Reasons(t => t.Publishers.Add("amt"), t => t.Places.Add("berlin")));
    }

    [Theory]
    [InlineData("baumkataster stadt koeln standorte", "baumkataster stadt koeln standort", true)]
    [InlineData("baumkataster stadt koeln 2023", "baumkataster stadt koeln 2024", false)]
    [InlineData("baumkataster stadt koeln", "baumkataster stadt muenchen", false)]
    public void Nearly_equal_names_count_where_their_numbers_are_the_same(string first, string second, bool alike)
    {
        DuplicateThing a = Thing(1), b = Thing(2);
        a.Names.Add(first);
        b.Names.Add(second);
        a.Pages.Add("e.org/a");
        b.Pages.Add("e.org/a");
        IReadOnlyList<DuplicatePair> pairs = new DuplicateComparison(EntityKind.All[0]).Find([a, b]);
        Assert.Equal(alike, pairs.Count == 1 && pairs[0].Reasons.Any(r => r.Kind == DuplicateReasonKind.NearName));
    }

    [Fact]
    public void What_many_have_in_common_makes_no_pairs()
    {
        DuplicateThing[] things = [.. Enumerable.Range(0, 5_000).Select(Thing)];
        for (int i = 0; i < things.Length; i++)
        {
            things[i].Names.Add(string.Create(CultureInfo.InvariantCulture, $"datensatz wort{i / 2} nummer{i}"));
            things[i].Pages.Add("portal.example");
            things[i].Publishers.Add("amt");
        }

        things[7].Identifiers.Add("doi:7");
        things[4_000].Identifiers.Add("doi:7");
        var comparison = new DuplicateComparison(EntityKind.All[0]);
        DuplicatePair pair = comparison.Find(things).Single(p => p.Reasons.Any(r => r.Kind == DuplicateReasonKind.Identifier));
        Assert.Equal((things[7].Iri, things[4_000].Iri), (pair.First, pair.Second));
        Assert.True(comparison.Compared <= things.Length, comparison.Compared.ToString(CultureInfo.InvariantCulture));
    }

    private static DuplicateReasonKind[] Reasons(params Func<DuplicateThing, bool>[] common)
    {
        DuplicateThing a = Thing(1), b = Thing(2);
        foreach (Func<DuplicateThing, bool> add in common)
        {
            add(a);
            add(b);
        }

        return [.. new DuplicateComparison(EntityKind.All[0]).Find([a, b]).SelectMany(p => p.Reasons).Select(r => r.Kind)];
    }

    private static DuplicateThing Thing(int number) => new(new Iri(string.Create(CultureInfo.InvariantCulture, $"https://civic-coding.org/id/projects/p{number}")));
}
