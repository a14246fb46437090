namespace CivicCoding.Api.Network;

/// <summary>What stands around a thing.</summary>
/// <param name="Center">The thing itself.</param>
/// <param name="Items">Its neighbours by kind and name.</param>
/// <param name="Cut">True where it has more than are given.</param>
internal sealed record Neighbourhood(Neighbour Center, IReadOnlyList<Neighbour> Items, bool Cut);
