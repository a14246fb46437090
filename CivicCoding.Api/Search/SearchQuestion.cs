namespace CivicCoding.Api.Search;

/// <summary>What a person or program asks the search.</summary>
/// <param name="Words">What was typed.</param>
/// <param name="Kinds">Only these kinds; empty: all.</param>
/// <param name="Chosen">Values by facet.</param>
/// <param name="Skip">How many results come before the page.</param>
/// <param name="Take">How many the page holds.</param>
internal sealed record SearchQuestion(string Words, IReadOnlyCollection<string> Kinds, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, int Skip, int Take);
