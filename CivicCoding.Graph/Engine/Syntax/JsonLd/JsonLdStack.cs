using System.Runtime.CompilerServices;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Ends recursion over a document that is too deep for this thread's stack in an error.</summary>
internal static class JsonLdStack
{
    public static void Ensure()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonLdException("loading document failed", "The document is nested too deep.");
        }
    }
}
