using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Text;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Tests.Architecture;

/// <summary>What other programs may build on stands in one file; a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    private const string WriteVariable = "CIVIC_WRITE_PUBLIC_API";

    [Fact]
    public void The_committed_public_api_is_in_step()
    {
        string[] now = [.. new[] { typeof(Term), typeof(TextIndex), typeof(MatchService) }.SelectMany(t => PublicApi.Lines(t.Assembly))];
        if (Environment.GetEnvironmentVariable(WriteVariable) is { Length: > 0 } target)
        {
            File.WriteAllText(target, string.Join('\n', now) + "\n");
        }

        string file = Path.Combine(Checkout.Folder(), "docs", "public-api.txt");
        string[] committed = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] gone = [.. Placed(committed).Except(Placed(now), StringComparer.Ordinal).Select(l => "- " + l)];
        string[] come = [.. Placed(now).Except(Placed(committed), StringComparer.Ordinal).Select(l => "+ " + l)];
        Assert.True(now.SequenceEqual(committed), $"""
            docs/public-api.txt is out of step with what is public:
            {string.Join('\n', gone.Concat(come).Take(60))}
            Where the change is meant, write the file anew and commit it:
            {WriteVariable}=$PWD/docs/public-api.txt ./dev test The_committed_public_api_is_in_step
            """);
    }

    [Fact]
    public void A_member_is_told_with_its_modifiers_types_and_nulls()
    {
        string[] lines = [.. PublicApi.Lines(typeof(PublicApiTests).Assembly)];
        string type = typeof(Sample<>).FullName![..^2].Replace('+', '.');
        int at = Array.FindIndex(lines, l => l.StartsWith($"abstract class {type}<T>", StringComparison.Ordinal));
        Assert.Equal(
            [
                $"abstract class {type}<T> : IDisposable",
                "  abstract IReadOnlyList<string?> Find(string? name, in int place, int take = 10)",
                "  const int Limit = 7",
                "  protected new(T value)",
                "  required string Name { get; init; }",
                "  static bool TryRead(string text, out T value)",
                "  virtual void Dispose()",
            ],
            lines.Skip(at).Take(7));
    }

    /// <summary>Each member with its type before it, so that a line tells its place.</summary>
    private static List<string> Placed(string[] lines)
    {
        List<string> placed = [];
        string type = "";
        foreach (string line in lines)
        {
            bool isMember = line.StartsWith("  ", StringComparison.Ordinal);
            type = isMember ? type : line;
            placed.Add(isMember ? $"{type} >{line[1..]}" : line);
        }

        return placed;
    }

    /// <summary>One of each: what a line must tell.</summary>
    public abstract class Sample<T> : IDisposable
    {
        public const int Limit = 7;

        protected Sample(T value) => _ = value;

        public required string Name { get; init; }

        internal int Hidden { get; set; }

        public static bool TryRead(string text, out T value)
        {
            value = default!;
            return text.Length > 0;
        }

        public abstract IReadOnlyList<string?> Find(string? name, in int place, int take = 10);

        public virtual void Dispose() => GC.SuppressFinalize(this);
    }
}
