using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Cli.Conformance;

/// <summary>An entry of a Turtle manifest.</summary>
internal sealed class ManifestEntry(Manifest manifest, Term term)
{
    public Manifest Manifest { get; } = manifest;

    public Term Term { get; } = term;

    /// <summary>The fragment, or the last part, of the entry's IRI.</summary>
    public string Name
    {
        get
        {
            string iri = ((Iri)Term).Value;
            return iri[(iri.LastIndexOfAny(['#', '/']) + 1)..];
        }
    }

    /// <summary>Folder and name: unique within a suite of many manifests.</summary>
    public string PathName => Manifest.Folder + "/" + Name;

    /// <summary>The local name of the entry's type in the test vocabulary.</summary>
    public string Type => Manifest.All(Term, WellKnown.RdfType.Value).OfType<Iri>().Select(i => i.Value[(i.Value.LastIndexOf('#') + 1)..]).FirstOrDefault(t => t.Contains("Test", StringComparison.Ordinal)) ?? "";

    public Term? Action => Manifest.One(Term, Manifest.Mf + "action");

    public Term? Result => Manifest.One(Term, Manifest.Mf + "result");

    /// <summary>The address of the action where it is a document.</summary>
    public string ActionAddress => (Action as Iri)?.Value ?? throw new InvalidDataException($"The action of {PathName} is no document.");
}
