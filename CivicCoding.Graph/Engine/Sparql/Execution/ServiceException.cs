namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A SPARQL endpoint that SERVICE names could not or must not be asked (SPARQL 1.1 Federated Query, section 2); the message says why.</summary>
public sealed class ServiceException(string message, Exception? inner = null) : Exception(message, inner);
