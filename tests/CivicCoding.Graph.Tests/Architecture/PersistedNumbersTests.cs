using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Architecture;

/// <summary>Numbers that stand in files: changing one breaks every store that exists.</summary>
public sealed class PersistedNumbersTests
{
    [Fact]
    public void Term_tags_keep_their_numbers() =>
        Assert.Equal(
            "None=0 Iri=1 BlankNode=2 String=3 LangString=4 TypedLiteral=5 Integer=6 Decimal=7 Boolean=8 Date=9 DateTime=10 Double=11 TripleTerm=12 DirLangString=13 QueryLocal=14",
            Numbers<TermTag>());

    [Fact]
    public void Quad_orders_keep_their_numbers() => Assert.Equal("Spo=0 Pos=1 Pso=2 Osp=3 Gspo=4", Numbers<QuadOrder>());

    [Fact]
    public void File_kinds_keep_their_numbers() => Assert.Equal("Quads=1 Terms=2", Numbers<FileKind>());

    [Fact]
    public void A_term_id_has_its_tag_in_the_top_four_bits()
    {
        var id = new TermId(TermTag.TypedLiteral, 42);
        Assert.Equal(0x5000_0000_0000_002AUL, id.Bits);
        Assert.Equal(TermTag.TypedLiteral, id.Tag);
        Assert.Equal(42UL, id.Payload);
    }

    private static string Numbers<T>()
        where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(v => $"{v}={Convert.ToInt32(v, System.Globalization.CultureInfo.InvariantCulture)}"));
}
