namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A document or context that breaks a rule of JSON-LD 1.1, with the error code of JSON-LD 1.1 Processing Algorithms and API, section 9.6.1.</summary>
public sealed class JsonLdException : Exception
{
    public JsonLdException(string code, string message)
        : base($"{code}: {message}")
    {
        Code = code;
    }

    public JsonLdException(string code, string message, Exception inner)
        : base($"{code}: {message}", inner)
    {
        Code = code;
    }

    /// <summary>The error code of the specification, such as "invalid term definition".</summary>
    public string Code { get; }
}
