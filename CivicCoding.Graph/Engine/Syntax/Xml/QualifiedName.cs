namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>A name as tags spell it, with what it means where it was last used (Namespaces in XML 1.0, section 4).</summary>
internal sealed class QualifiedName(byte[] qualified, int localStart, XmlPrefix prefix, bool isDeclaration)
{
    /// <summary>The prefix, its colon and the local part.</summary>
    public byte[] Qualified { get; } = qualified;

    public XmlPrefix Prefix { get; } = prefix;

    /// <summary>True for xmlns and what has the prefix xmlns, as an attribute.</summary>
    public bool IsDeclaration { get; } = isDeclaration;

    public ReadOnlySpan<byte> Local => Qualified.AsSpan(localStart);

    /// <summary>The namespace that the prefix stood for where the name was last used.</summary>
    public XmlNamespace? Space { get; private set; }

    /// <summary>What RDF/XML knows the name as.</summary>
    public RdfXmlRole Role { get; private set; }

    /// <summary>Namespace and local part in a row, as far as someone has asked for it.</summary>
    public byte[]? Iri;

    /// <summary>The start tag that the name last stood in as an attribute.</summary>
    public long Stamp;

    /// <summary>The name of the start tag that came after one of this name: a guess for the next time.</summary>
    public QualifiedName? Following;

    /// <summary>The name of the first attribute that an element of this name had: a guess for the next time.</summary>
    public QualifiedName? FirstAttribute;

    /// <summary>Takes over what the prefix stands for here; false where it is not declared.</summary>
    public bool Bind()
    {
        XmlNamespace? space = Prefix.Space;
        if (ReferenceEquals(space, Space))
        {
            return space is not null;
        }

        Space = space;
        Iri = null;
        Role = space?.Kind switch
        {
            XmlNamespaceKind.Rdf => RdfXmlRoles.Of(Local),
            XmlNamespaceKind.Unqualified => RdfXmlRoles.OfUnqualified(Local),
            _ => RdfXmlRole.None,
        };
        return space is not null;
    }
}
