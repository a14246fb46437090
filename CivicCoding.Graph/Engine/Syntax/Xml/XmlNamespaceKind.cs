namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>The namespaces that XML and RDF/XML treat in their own way.</summary>
internal enum XmlNamespaceKind : byte
{
    Other,
    Rdf,
    Xml,
    Xmlns,

    /// <summary>Of an element without prefix where no default namespace is declared.</summary>
    None,

    /// <summary>Of an attribute without prefix.</summary>
    Unqualified,
}
