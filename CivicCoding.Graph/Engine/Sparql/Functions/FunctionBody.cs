namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Computes a function over values none of which is an error; an expression error is the result <see cref="Value.Error"/>, never an exception.</summary>
public delegate Value FunctionBody(ReadOnlySpan<Value> arguments, FunctionContext context);
