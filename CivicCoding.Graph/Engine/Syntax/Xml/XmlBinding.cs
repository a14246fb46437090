namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>A namespace declaration: the prefix, what it stands for from here on and what it stood for before.</summary>
internal readonly record struct XmlBinding(XmlPrefix Prefix, XmlNamespace? Space, XmlNamespace? Before);
