namespace CivicCoding.Api.Federation;

/// <summary>An outside server may not be asked, or did not answer as it should; the message says why and is fit for the public.</summary>
internal sealed class OutsideException(string message, Exception? inner = null) : IOException(message, inner);
