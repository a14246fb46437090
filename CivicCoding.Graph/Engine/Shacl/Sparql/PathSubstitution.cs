using System.Text;
using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>Puts the path of a property shape in the place of $PATH (SHACL, section 5.2.2), outside of strings, IRIs and comments.</summary>
internal static class PathSubstitution
{
    private const string Name = "PATH";

    public static string Apply(string query, ShaclPath path)
    {
        var text = new StringBuilder(query.Length + 32);
        string replacement = path is ShaclPath.Predicate ? path.ToString() : "(" + path + ")";
        for (int i = 0; i < query.Length;)
        {
            int length = query[i] switch
            {
                '"' or '\'' => StringLength(query, i),
                '#' => LineLength(query, i),
                '<' => IriLength(query, i),
                _ => 1,
            };
            if (query[i] is '$' or '?' && IsName(query, i + 1))
            {
                text.Append(replacement);
                i += Name.Length + 1;
                continue;
            }

            text.Append(query, i, length);
            i += length;
        }

        return text.ToString();
    }

    private static bool IsName(string query, int start) =>
        string.CompareOrdinal(query, start, Name, 0, Name.Length) == 0
        && (start + Name.Length == query.Length || !(char.IsLetterOrDigit(query[start + Name.Length]) || query[start + Name.Length] == '_'));

    private static int StringLength(string query, int start)
    {
        char quote = query[start];
        bool isLong = start + 2 < query.Length && query[start + 1] == quote && query[start + 2] == quote;
        int marks = isLong ? 3 : 1;
        for (int i = start + marks; i < query.Length; i++)
        {
            if (query[i] == '\\')
            {
                i++;
            }
            else if (query[i] == quote && (!isLong || (i + 2 < query.Length && query[i + 1] == quote && query[i + 2] == quote)))
            {
                return i + marks - start;
            }
        }

        return query.Length - start;
    }

    private static int LineLength(string query, int start)
    {
        int end = query.AsSpan(start).IndexOfAny('\n', '\r');
        return end < 0 ? query.Length - start : end;
    }

    /// <summary>The length of an IRI reference, 1 where the sign means less.</summary>
    private static int IriLength(string query, int start)
    {
        int end = query.AsSpan(start + 1).IndexOfAny("<>\"{}|^`\\ \t\r\n");
        return end >= 0 && query[start + 1 + end] == '>' ? end + 2 : 1;
    }
}
