namespace CivicCoding.Graph.Shacl;

/// <summary>Validation cannot give a report: the shapes are ill-formed, recursive beyond what is supported, or need SPARQL that may not be pre-bound (SHACL, section 3.4, failures).</summary>
public sealed class ShaclFailureException : Exception
{
    public ShaclFailureException(string message)
        : base(message)
    {
    }

    public ShaclFailureException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
