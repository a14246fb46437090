using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Problems;

/// <summary>Puts what the readers say of a document (in English, as the engine does) into the languages of the pages. A message that it does not know stays English.</summary>
internal static class RdfMessages
{
    private const string EndsHere = " The document ends here.";
    private const string EndsHereGerman = " Das Dokument endet hier.";

    private static readonly EngineMessages s_messages = new([.. TurtleMessages.All, .. XmlMessages.All, .. XmlMessages.DocumentType, .. JsonLdMessages.All, .. XmlMessages.Places]);
    private static readonly EngineMessages s_json = new(JsonLdMessages.Json);

    /// <summary>A message may name another, which names a third; a document cannot make it go deeper.</summary>
    private const int MaxDepth = 3;

    /// <summary>A message in every language.</summary>
    public static Phrase Of(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Phrase(German(message, 0) ?? message, message);
    }

    private static string? German(string message, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (message.EndsWith(EndsHere, StringComparison.Ordinal))
        {
            return German(message[..^EndsHere.Length], depth + 1) is { } rest ? rest + EndsHereGerman : null;
        }

        if (s_messages.German(message, Named) is { } known)
        {
            return known;
        }

        // JSON-LD puts the code of its specification before what it says.
        int code = message.IndexOf(": ", StringComparison.Ordinal);
        return code > 0 && s_messages.German(message[(code + 2)..], Named) is { } said ? $"{said} (JSON-LD: {message[..code]})" : null;

        string Named(string text) => s_json.German(text) ?? German(text, depth + 1) ?? text;
    }
}
