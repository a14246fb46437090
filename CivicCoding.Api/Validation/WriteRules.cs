using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Api.Validation;

/// <summary>The rules that an operator chose for writes: each set of shapes judges what becomes public.</summary>
internal sealed class WriteRules : IWriteGuard
{
    private static readonly ValidationOptions s_options = new() { Timeout = TimeSpan.FromSeconds(20), MaxWork = 200_000_000, MemoryBytes = 512L << 20, MaxResults = 100_000, IsVisible = PublicGraphs.IsVisible };

    private readonly ShapesGuard[] _guards;

    private WriteRules(IEnumerable<ShapesGraph> shapes) => _guards = [.. shapes.Select(s => new ShapesGuard(s, s_options))];

    /// <summary>The rules of names of profiles or files of shapes; null where there are none.</summary>
    public static WriteRules? Of(IReadOnlyList<string> names, string ontologyFolder)
    {
        var named = new NamedShapes(ontologyFolder);
        return names.Count == 0 ? null : new WriteRules(names.Select(named.FindOrRead));
    }

    public void Check(IQuadSource before, IQuadSource after, IReadOnlyCollection<(TermId Subject, TermId Predicate, TermId Object)> touched, CancellationToken cancellation)
    {
        foreach (ShapesGuard guard in _guards)
        {
            guard.Check(before, after, touched, cancellation);
        }
    }
}
