namespace CivicCoding.Api.Auth;

/// <summary>What became of taking a key away.</summary>
public enum KeyRemoval
{
    Done,
    Unknown,
    LastAdmin,
}
