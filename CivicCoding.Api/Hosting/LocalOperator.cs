namespace CivicCoding.Api.Hosting;

/// <summary>Marks a connection that came by the operator's socket, which only the owner of the store folder can open.</summary>
internal sealed class LocalOperator
{
    public static LocalOperator Instance { get; } = new();
}
