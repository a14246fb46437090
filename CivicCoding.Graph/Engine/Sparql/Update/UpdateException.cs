namespace CivicCoding.Graph.Sparql.Update;

/// <summary>An operation of an update request failed, so that none of the request may be committed (SPARQL 1.1 Update, section 2.2).</summary>
public sealed class UpdateException(string message, Exception? inner = null) : Exception(message, inner);
