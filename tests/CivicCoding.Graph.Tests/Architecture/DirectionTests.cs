using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using CivicCoding.Graph.Rdf;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CivicCoding.Graph.Tests.Architecture;

/// <summary>The one-way directions of docs/architecture.md.</summary>
public sealed class DirectionTests
{
    private const string Engine = @"^CivicCoding\.Graph\.";

    private static readonly ArchUnitNET.Domain.Architecture House =
        new ArchLoader().LoadAssemblies(typeof(Term).Assembly).Build();

    [Theory]
    [InlineData("Rdf", "Syntax")]
    [InlineData("Rdf", "Storage")]
    [InlineData("Rdf", "Sparql")]
    [InlineData("Rdf", "Shacl")]
    [InlineData("Syntax", "Storage")]
    [InlineData("Syntax", "Sparql")]
    [InlineData("Syntax", "Shacl")]
    [InlineData("Storage", "Syntax")]
    [InlineData("Storage", "Sparql")]
    [InlineData("Storage", "Shacl")]
    [InlineData("Sparql", "Storage")]
    [InlineData("Sparql", "Shacl")]
    [InlineData("Shacl", "Storage")]
    [InlineData("Shacl", "Syntax")]
    public void A_room_of_the_engine_does_not_use_a_room_above_it(string room, string above)
    {
        IArchRule rule = Types().That().ResideInNamespaceMatching($@"{Engine}{room}(\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"{Engine}{above}(\..*)?$"))
            .WithoutRequiringPositiveResults();
        rule.Check(House);
    }

    [Fact]
    public void The_engine_uses_no_assembly_but_the_framework_and_its_two_packages()
    {
        string[] allowed = ["Microsoft.Data.Sqlite", "System.IO.Hashing", "SQLitePCLRaw.core", "netstandard", "mscorlib"];
        string[] foreign = [.. typeof(Term).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !allowed.Contains(n) && (!n.StartsWith("System.", StringComparison.Ordinal) || n.StartsWith("System.Net", StringComparison.Ordinal)) && n != "System")];
        Assert.Empty(foreign);
    }
}
