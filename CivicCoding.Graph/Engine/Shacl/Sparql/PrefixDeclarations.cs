using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>The prefixes that sh:prefixes gives to a query (SHACL, section 5.2.1), those of owl:imports among them.</summary>
internal static class PrefixDeclarations
{
    private static readonly Iri Prefixes = ShaclVocabulary.Of("prefixes");
    private static readonly Iri Declare = ShaclVocabulary.Of("declare");
    private static readonly Iri Prefix = ShaclVocabulary.Of("prefix");
    private static readonly Iri NamespaceOf = ShaclVocabulary.Of("namespace");

    /// <summary>The prologue on one line, so that line numbers of errors stay those of the query.</summary>
    /// <exception cref="ShaclFailureException">A prefix stands for two namespaces.</exception>
    public static string Prologue(TermGraph graph, Term executable)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<Term>();
        var open = new Queue<Term>(graph.Objects(executable, Prefixes));
        while (open.TryDequeue(out Term? next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            foreach (Term declaration in graph.Objects(next, Declare))
            {
                if (graph.Object(declaration, Prefix) is Literal prefix && graph.Object(declaration, NamespaceOf) is Literal name && !found.TryAdd(prefix.Lexical, name.Lexical) && found[prefix.Lexical] != name.Lexical)
                {
                    throw new ShaclFailureException($"The prefix {prefix.Lexical}: of {executable} is declared for two namespaces.");
                }
            }

            foreach (Term import in graph.Objects(next, ShaclVocabulary.Imports))
            {
                open.Enqueue(import);
            }
        }

        var text = new StringBuilder();
        foreach ((string prefix, string name) in found)
        {
            text.Append("PREFIX ").Append(prefix).Append(": ").Append(new Iri(name)).Append(' ');
        }

        return text.ToString();
    }
}
