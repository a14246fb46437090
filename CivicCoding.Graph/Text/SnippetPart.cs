namespace CivicCoding.Graph.Text;

/// <summary>A piece of a snippet; a marked one is a word that was searched for. Plain text: whoever shows it escapes it.</summary>
public sealed record SnippetPart(string Text, bool Marked);
