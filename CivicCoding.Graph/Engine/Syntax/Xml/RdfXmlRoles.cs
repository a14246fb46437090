namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>From names to roles (RDF 1.1 XML Syntax, sections 5.1 and 6.1.4).</summary>
internal static class RdfXmlRoles
{
    /// <summary>The role of a local part in the rdf namespace.</summary>
    public static RdfXmlRole Of(ReadOnlySpan<byte> local) => local switch
    {
        _ when local.SequenceEqual("about"u8) => RdfXmlRole.About,
        _ when local.SequenceEqual("resource"u8) => RdfXmlRole.Resource,
        _ when local.SequenceEqual("datatype"u8) => RdfXmlRole.Datatype,
        _ when local.SequenceEqual("Description"u8) => RdfXmlRole.Description,
        _ when local.SequenceEqual("type"u8) => RdfXmlRole.Type,
        _ when local.SequenceEqual("nodeID"u8) => RdfXmlRole.NodeId,
        _ when local.SequenceEqual("ID"u8) => RdfXmlRole.Id,
        _ when local.SequenceEqual("RDF"u8) => RdfXmlRole.Rdf,
        _ when local.SequenceEqual("parseType"u8) => RdfXmlRole.ParseType,
        _ when local.SequenceEqual("li"u8) => RdfXmlRole.Li,
        _ when local.SequenceEqual("aboutEach"u8) => RdfXmlRole.AboutEach,
        _ when local.SequenceEqual("aboutEachPrefix"u8) => RdfXmlRole.AboutEachPrefix,
        _ when local.SequenceEqual("bagID"u8) => RdfXmlRole.BagId,
        _ => RdfXmlRole.None,
    };

    /// <summary>The role of an attribute without prefix: five are read as if they were in the rdf namespace.</summary>
    public static RdfXmlRole OfUnqualified(ReadOnlySpan<byte> local) =>
        Of(local) is var role and (RdfXmlRole.About or RdfXmlRole.Id or RdfXmlRole.Resource or RdfXmlRole.ParseType or RdfXmlRole.Type) ? role : RdfXmlRole.None;
}
