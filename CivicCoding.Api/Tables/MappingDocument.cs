using CivicCoding.Api.Languages;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace CivicCoding.Api.Tables;

/// <summary>Reads YAML, and JSON as a part of it, from a hand that is not trusted: bounded in size and depth, without anchors.</summary>
internal static class MappingDocument
{
    private const int MaxCharacters = 1 << 20;
    private const int MaxDepth = 6;

    public static YamlMappingNode Read(string text)
    {
        if (text.Length > MaxCharacters)
        {
            throw new TableMappingException(TableTexts.MappingTooLarge);
        }

        try
        {
            CheckEvents(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw new TableMappingException(TableTexts.MappingNotAMap);
        }
        catch (YamlException error)
        {
            throw new TableMappingException(TableTexts.MappingNotYaml.With(error.Start.Line, error.Start.Column, error.Message));
        }
    }

    /// <summary>The text of a member, or null where it is missing.</summary>
    public static string? Text(YamlMappingNode map, string name) => Find(map, name) switch
    {
        null => null,
        YamlScalarNode { Value: { } value } => value,
        _ => throw new TableMappingException(TableTexts.MappingNotText.With(name)),
    };

    public static YamlNode? Find(YamlMappingNode map, string name) => map.Children.TryGetValue(new YamlScalarNode(name), out YamlNode? node) ? node : null;

    /// <summary>The members of a map by their names.</summary>
    public static IEnumerable<(string Name, YamlNode Value)> Members(YamlNode? node, string where) => node switch
    {
        null => [],
        YamlMappingNode map => map.Children.Select(c => (c.Key is YamlScalarNode { Value: { } name } ? name : throw new TableMappingException(TableTexts.MappingNotText.With(where)), c.Value)),
        _ => throw new TableMappingException(TableTexts.MappingNotAMapAt.With(where)),
    };

    private static void CheckEvents(string text)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            ParsingEvent here = parser.Current!;
            depth += here.NestingIncrease;
            if (depth > MaxDepth + 2)
            {
                throw new TableMappingException(TableTexts.MappingTooDeep.With(here.Start.Line));
            }

            if (here is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                throw new TableMappingException(TableTexts.MappingAnchor.With(here.Start.Line));
            }
        }
    }
}
