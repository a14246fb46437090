namespace CivicCoding.Graph.Harvest.Yaml;

/// <summary>A YAML document that cannot be taken, with its line (from 1) and what is wrong there.</summary>
public sealed class YamlFaultException(YamlFault fault, long line, string message, Exception? inner = null) : Exception(message, inner)
{
    public YamlFault Fault { get; } = fault;

    public long Line { get; } = line;
}
