namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>The names that RDF/XML has a use for (RDF 1.1 XML Syntax, section 5.1).</summary>
internal enum RdfXmlRole : byte
{
    None,
    Rdf,
    Id,
    About,
    ParseType,
    Resource,
    NodeId,
    Datatype,
    Description,
    Li,
    Type,
    AboutEach,
    AboutEachPrefix,
    BagId,
}
