namespace CivicCoding.Graph.Text;

/// <summary>An analysed word and where it stood, in characters.</summary>
internal readonly record struct TextTerm(string Text, int Start, int End);
