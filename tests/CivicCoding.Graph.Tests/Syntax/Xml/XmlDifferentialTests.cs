using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax.Xml;

/// <summary>Random documents, whole and changed: our reader and the platform's say the same or refuse both. CIVIC_XML_DOCUMENTS asks for more documents, CIVIC_XML_SEED for others.</summary>
/// <remarks>
/// The justified differences, which <see cref="IsJustified"/> tells: ours takes the names of the fifth edition and versions 1.x, as it says; ours refuses
/// references to external entities and to parameter entities that are not declared instead of taking them as empty; it refuses colons in the names of entities, notations and processing
/// instructions (Namespaces in XML 1.0, section 7), and what follows 1.0 in the version, which the platform takes.
/// </remarks>
public sealed class XmlDifferentialTests
{
    private static readonly string[] Pieces =
        ["<", ">", "</", "/>", "\"", "'", "=", "&", ";", "&amp;", "&#65;", "&#x0;", "&e;", "&m;", "&u;", "%p;", "<!--", "-->", "--", "]]>", "<![CDATA[", "<?", "?>", "<?xml version='1.0'?>", "<!DOCTYPE a>", "<!ENTITY e 'f'>", "<!", "[", "]", "\n", "\r", "\r\n", "\t", " ", "\0", "\u0001", "é", "\uFFFE", "\uFEFF", "😀", "a", "p:", ":", "xmlns", "xmlns:p=''", " xmlns='u'", " b='1'", "<b>", "</b>", "<b/>", "1", "-", "."];

    private static readonly RandomDamage Damage = new(Pieces, mostChanges: 3, keepsEnd: true);

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out int told) ? told : usual;

    [Fact]
    public void Random_documents_say_the_same_to_both_readers()
    {
        int count = Setting("CIVIC_XML_DOCUMENTS", 4_000);
        int seed = Setting("CIVIC_XML_SEED", 20261130);
        int read = 0;
        for (int i = 0; i < count; i++)
        {
            var random = new Random(unchecked((seed * 31) + i));
            string document = new XmlDocumentMaker(random).Make();
            byte[] bytes = Encoding.UTF8.GetBytes(document);
            bool changed = i % 3 != 0;
            bytes = changed ? Damage.Apply(random, bytes) : bytes;
            (List<string>? ours, string ourError) = Ours(bytes);
            (List<string>? theirs, string theirError) = Theirs(bytes);
            string shown = $"document {i} of seed {seed}, ours: {ourError}, theirs: {theirError}\n{Encoding.UTF8.GetString(bytes)}\n{Convert.ToBase64String(bytes)}";
            Assert.True(changed || ours is not null, shown);
            if ((ours is null) != (theirs is null))
            {
                Assert.True(IsJustified(bytes, ourError), shown);
            }
            else if (ours is not null)
            {
                read++;
                Assert.True(ours.SequenceEqual(theirs!), $"{string.Join('\n', ours)}\n---\n{string.Join('\n', theirs!)}\n{shown}");
            }
        }

        Assert.InRange(read, count / 4, count);
    }

    private static (List<string>? Events, string Error) Ours(byte[] bytes)
    {
        try
        {
            return (XmlEvents.Ours(new MemoryStream(bytes)), "");
        }
        catch (RdfSyntaxException error)
        {
            return (null, $"{error.Line},{error.Column} {error.Message}");
        }
    }

    private static (List<string>? Events, string Error) Theirs(byte[] bytes)
    {
        try
        {
            return (XmlEvents.Platform(new MemoryStream(bytes)), "");
        }
        catch (Exception error) when (error is XmlException or ArgumentException)
        {
            return (null, error.Message);
        }
    }

    private static bool IsJustified(byte[] bytes, string ourError)
    {
        if (ourError.Contains("never fetched", StringComparison.Ordinal) || ourError.Contains("parameter entity", StringComparison.Ordinal) || ourError.Contains("colon", StringComparison.Ordinal)
            || ourError.Contains("version of XML", StringComparison.Ordinal))
        {
            return true;
        }

        // The same document with a letter for each character of new names and with version 1.0: both must take it, or neither.
        string plain = string.Concat(Encoding.UTF8.GetString(bytes).EnumerateRunes().Select(r => r.IsAscii || (r.IsBmp && (XmlConvert.IsNCNameChar((char)r.Value) || !XmlConvert.IsXmlChar((char)r.Value))) ? r.ToString() : "a"));
        plain = VersionOne().Replace(plain, "$1.0");
        byte[] rewritten = Encoding.UTF8.GetBytes(plain);
        return ourError.Length == 0 && Ours(rewritten).Events is not null && Theirs(rewritten).Events is not null;
    }

    private static Regex VersionOne() => new("(<\\?xml\\s+version\\s*=\\s*['\"]1)\\.[0-9]+");
}
