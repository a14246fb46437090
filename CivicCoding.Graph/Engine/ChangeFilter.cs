using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph;

/// <summary>Tells by subject and predicate, which are valid during the call only, whether a consumer may need a quad that a commit added or removed.</summary>
public delegate bool ChangeFilter(in TermSpan subject, in TermSpan predicate);
