namespace CivicCoding.Api.Auth;

/// <summary>What a key allows; each role includes those before it.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Contributor = "contributor";
    public const string Editor = "editor";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Reader, Contributor, Editor, Admin];
}
