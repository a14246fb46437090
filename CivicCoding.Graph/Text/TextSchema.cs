using System.Globalization;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>The fields of the index. An index of another version is rebuilt at start.</summary>
internal static class TextSchema
{
    public const LuceneVersion Lucene = LuceneVersion.LUCENE_48;

    /// <summary>To be raised with every change of fields or analysis.</summary>
    public const int Version = 5;

    public const string Key = "key";
    public const string Subject = "s";
    public const string Predicate = "p";
    public const string Graph = "g";
    public const string Language = "lang";
    public const string Role = "role";
    public const string Text = "text";

    /// <summary>The thing that a literal or relation counts for: the subject without its fragment. A column; and indexed for parts only, as a whole is found by its subject.</summary>
    public const string Thing = "thing";
    public const string ThingColumn = "thing#";
    public const string RoleColumn = "role#";
    public const string GraphColumn = "g#";

    /// <summary>A name as a whole, its words folded: for exact hits and for beginnings.</summary>
    public const string WholeName = "whole";

    /// <summary>The property of a relation between things, and the thing that it names.</summary>
    public const string ViaColumn = "via#";
    public const string ToColumn = "to#";

    /// <summary>The text as German words: folded and lightly stemmed.</summary>
    public const string German = "de";

    /// <summary>The text as English words.</summary>
    public const string English = "en";

    /// <summary>The words as written, folded to lower case without accents: for exact and prefix hits.</summary>
    public const string Plain = "plain";

    public static string VersionText { get; } = Version.ToString(CultureInfo.InvariantCulture);
}
