using System.Text.RegularExpressions;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>Messages with {?name} or {$name} in the place of values (SHACL, sections 5.3.2 and 6.2.2).</summary>
internal static partial class MessageTemplate
{
    public static IReadOnlyList<Literal> Fill(IReadOnlyList<Literal> messages, Func<string, Term?> value) => [.. messages.Select(m => Fill(m, value))];

    private static Literal Fill(Literal message, Func<string, Term?> value)
    {
        string text = Place().Replace(message.Lexical, match => value(match.Groups["name"].Value) switch
        {
            Literal literal => literal.Lexical,
            Iri iri => iri.Value,
            { } node => node.ToString(),
            null => match.Value,
        });
        return message.Language is { } language ? new Literal(text, language) : new Literal(text, message.Datatype);
    }

    [GeneratedRegex(@"\{[?$](?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place();
}
