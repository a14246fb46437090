namespace CivicCoding.Graph.Harvest.Yaml;

/// <summary>What can be wrong with a YAML document.</summary>
public enum YamlFault
{
    /// <summary>It breaks the grammar; the message says where.</summary>
    Syntax,

    /// <summary>It is larger than it may be.</summary>
    TooLarge,

    /// <summary>Its maps and lists are nested too deep.</summary>
    TooDeep,

    /// <summary>It uses an anchor or an alias, by which a small file becomes a huge one.</summary>
    Anchor,

    /// <summary>A map has a key twice, or one that is no text.</summary>
    Key,

    /// <summary>It is empty, or more than one document.</summary>
    NotOne,
}
