namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>The flags of XPath regular expressions (XPath Functions 3.1, section 5.6.2).</summary>
[Flags]
internal enum RegexFlags
{
    None = 0,

    /// <summary>s: a point matches line ends too.</summary>
    DotAll = 1,

    /// <summary>m: ^ and $ match at lines.</summary>
    MultiLine = 2,

    /// <summary>i.</summary>
    IgnoreCase = 4,

    /// <summary>x: white space in the pattern is left out, but for that in classes.</summary>
    Extended = 8,

    /// <summary>q: the pattern is literal text.</summary>
    Quote = 16,
}
