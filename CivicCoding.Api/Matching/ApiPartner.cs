namespace CivicCoding.Api.Matching;

/// <summary>A recommended partner; <c>against</c> are facts that speak against it, <c>newcomer</c> tells that at most one project of it is known.</summary>
public sealed record ApiPartner(string Id, string Slug, string Name, string Role, double Score, double Confidence, IReadOnlyList<ApiReason> Reasons, IReadOnlyList<ApiReason> Against, bool Newcomer);
