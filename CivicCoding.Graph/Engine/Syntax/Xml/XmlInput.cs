namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>Where reading goes on after an entity's replacement text.</summary>
internal readonly record struct XmlInput(XmlEntity Entity, byte[] Bytes, int Start, int At, int End, int Depth);
