using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Cli.Conformance;

/// <summary>A manifest in Turtle: its entries in order, those of the manifests that it includes first.</summary>
internal sealed class Manifest
{
    public const string Mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    private readonly Dataset _graph = new();
    private readonly Dictionary<Term, List<Quad>> _bySubject = [];

    private Manifest(SuiteFolder folder, string address)
    {
        Address = address;
        folder.ReadRdf(address, _graph);
        foreach (Quad quad in _graph)
        {
            if (!_bySubject.TryGetValue(quad.Subject, out List<Quad>? quads))
            {
                _bySubject[quad.Subject] = quads = [];
            }

            quads.Add(quad);
        }
    }

    public string Address { get; }

    /// <summary>The last folder of the manifest's address.</summary>
    public string Folder => Address.Split('/')[^2];

    /// <summary>The entries of a manifest and of all that it includes.</summary>
    public static IEnumerable<ManifestEntry> Entries(SuiteFolder folder, string path) => Entries(folder, path, []);

    private static IEnumerable<ManifestEntry> Entries(SuiteFolder folder, string path, HashSet<string> seen)
    {
        string address = SuiteFolder.AddressOf(path);
        if (!seen.Add(address))
        {
            yield break;
        }

        var manifest = new Manifest(folder, address);
        foreach (Term head in manifest.Everything(Mf + "include"))
        {
            foreach (Term included in manifest.List(head))
            {
                string file = Path.GetRelativePath(folder.Root, folder.FileOf(((Iri)included).Value)).Replace('\\', '/');
                foreach (ManifestEntry entry in Entries(folder, file, seen))
                {
                    yield return entry;
                }
            }
        }

        foreach (Term head in manifest.Everything(Mf + "entries"))
        {
            foreach (Term entry in manifest.List(head))
            {
                yield return new ManifestEntry(manifest, entry);
            }
        }
    }

    /// <summary>The objects of a property of a subject.</summary>
    public IEnumerable<Term> All(Term subject, string property) =>
        _bySubject.TryGetValue(subject, out List<Quad>? quads) ? quads.Where(q => q.Predicate.Value == property).Select(q => q.Object) : [];

    /// <summary>The one object of a property of a subject, or null.</summary>
    public Term? One(Term? subject, string property) => subject is null ? null : All(subject, property).FirstOrDefault();

    /// <summary>The members of a list; a term that is none stands for itself.</summary>
    public IEnumerable<Term> List(Term head)
    {
        if (One(head, WellKnown.RdfFirst.Value) is null && !head.Equals(WellKnown.RdfNil))
        {
            yield return head;
            yield break;
        }

        for (Term? cell = head; cell is not null && !cell.Equals(WellKnown.RdfNil); cell = One(cell, WellKnown.RdfRest.Value))
        {
            yield return One(cell, WellKnown.RdfFirst.Value) ?? throw new InvalidDataException($"A list in {Address} has a cell without rdf:first.");
        }
    }

    private IEnumerable<Term> Everything(string property) => _graph.Where(q => q.Predicate.Value == property).Select(q => q.Object);
}
