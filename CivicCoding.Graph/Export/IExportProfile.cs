using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>One way to tell the catalogue's datasets to others: which properties go out, under which names, with which types beside what is referred to. One folder a profile.</summary>
public interface IExportProfile
{
    /// <summary>The name in addresses and commands, such as <c>dcat-ap</c>.</summary>
    string Name { get; }

    /// <summary>The specification that the output conforms to.</summary>
    Iri ConformsTo { get; }

    IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; }

    /// <summary>Writes the catalogue itself, without its datasets and paging.</summary>
    void WriteCatalogue(CatalogueHeader header, Action<Triple> take);

    /// <summary>Writes one dataset with its distributions and with the type and name of whatever it refers to, so that a page stands alone.</summary>
    void WriteDataset(DatasetDescription dataset, CatalogueHeader header, Action<Triple> take);

    /// <summary>True where catalogue records tell which datasets were removed.</summary>
    bool TellsRemovals => true;

    /// <summary>The property by which the catalogue has what it lists.</summary>
    Iri HasMember => DcatVocabulary.HasDataset;

    /// <summary>True where the profile has words for a dataset.</summary>
    bool Includes(Iri dataset) => true;
}
