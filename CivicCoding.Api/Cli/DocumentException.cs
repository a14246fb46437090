namespace CivicCoding.Api.Cli;

/// <summary>A named document cannot be read or written: exit code 3.</summary>
public sealed class DocumentException(string message, Exception? inner = null) : Exception(message, inner);
