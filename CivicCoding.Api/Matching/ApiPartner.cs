namespace CivicCoding.Api.Matching;

/// <summary>A recommended partner.</summary>
public sealed record ApiPartner(string Id, string Slug, string Name, string Role, double Score, double Confidence, IReadOnlyList<ApiReason> Reasons);
