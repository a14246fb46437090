using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>What civic validate was asked for.</summary>
internal sealed record ValidateRequest
{
    public string? File { get; init; }

    public IReadOnlyList<string> Shapes { get; init; } = [];

    public string? Profile { get; init; }

    public required string Language { get; init; }

    public required string Output { get; init; }

    /// <summary>The RDF syntax of the report; null: text or JSON.</summary>
    public RdfFormat? OutputSyntax { get; init; }

    public string? From { get; init; }

    public string? Store { get; init; }

    public string? Graph { get; init; }

    public TimeSpan Timeout { get; init; }

    public int MaxResults { get; init; }

    public string? Base { get; init; }

    public bool Lenient { get; init; }
}
