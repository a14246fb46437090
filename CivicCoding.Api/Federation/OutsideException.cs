namespace CivicCoding.Api.Federation;

/// <summary>An outside server may not be asked, or did not answer as it should; the message says why and is fit for the public.</summary>
internal sealed class OutsideException(string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>True where the same question may well be answered later.</summary>
    public bool MayRecover { get; init; }

    /// <summary>How long the server asks to wait, or null.</summary>
    public TimeSpan? Wait { get; init; }
}
