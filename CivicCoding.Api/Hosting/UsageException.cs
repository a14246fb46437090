namespace CivicCoding.Api.Hosting;

/// <summary>The program was called in a way that cannot be carried out: exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
