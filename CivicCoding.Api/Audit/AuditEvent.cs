namespace CivicCoding.Api.Audit;

/// <summary>Who changed what when. No contents: what was erased must not live on here.</summary>
/// <param name="Time">When.</param>
/// <param name="Who">The name of the key, or what stands for it.</param>
/// <param name="Action">What was done.</param>
/// <param name="Target">To what.</param>
public sealed record AuditEvent(DateTimeOffset Time, string Who, string Action, string Target);
