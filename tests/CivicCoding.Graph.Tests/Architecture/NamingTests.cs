using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Architecture;

/// <summary>Names and shapes of types that the house agreed on.</summary>
public sealed class NamingTests
{
    private static readonly Type[] Types = [.. typeof(Term).Assembly.GetTypes().Where(t => !t.IsNested && t.Namespace?.StartsWith("CivicCoding", StringComparison.Ordinal) == true && !t.Name.Contains('<'))];

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        string[] open = [.. Types.Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract).Select(t => t.FullName!)];
        Assert.Empty(open);
    }

    [Fact]
    public void Type_names_are_the_words_of_the_specifications()
    {
        // BlankNode and FocusNode are the specifications' own words.
        string[] banned = ["Uri", "Row", "Manager", "Helper"];
        string[] bad = [.. Types.Where(t => banned.Any(b => Words(t.Name).Contains(b))
                || t.Name is "Node" || t.Name.EndsWith("Impl", StringComparison.Ordinal)
                || (t.Name.StartsWith("Base", StringComparison.Ordinal) && t.Name.Length > 4 && char.IsUpper(t.Name[4]))).Select(t => t.FullName!)];
        Assert.Empty(bad);
    }

    [Fact]
    public void Namespaces_mirror_the_folders_of_the_engine()
    {
        string[] rooms = ["CivicCoding.Graph", "CivicCoding.Graph.Rdf", "CivicCoding.Graph.Syntax", "CivicCoding.Graph.Storage", "CivicCoding.Graph.Sparql", "CivicCoding.Graph.Shacl"];
        string[] outside = [.. Types.Where(t => !rooms.Any(r => t.Namespace == r || (r != "CivicCoding.Graph" && t.Namespace!.StartsWith(r + ".", StringComparison.Ordinal)))).Select(t => t.FullName!)];
        Assert.Empty(outside);
    }

    private static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || char.IsUpper(name[i]))
            {
                yield return name[start..i];
                start = i;
            }
        }
    }
}
