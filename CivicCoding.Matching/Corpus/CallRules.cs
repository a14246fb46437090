using CivicCoding.Graph.Civic;

namespace CivicCoding.Matching.Corpus;

/// <summary>Reads the rules of a call or programme that decide before anything is ranked.</summary>
internal static class CallRules
{
    public static CorpusEntry Read(CorpusEntry entry, EntryProperties properties, IReadOnlyDictionary<string, EntryProperties> entries)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        string? region = null;
        double? maximum = null;
        int? partners = null;
        DateOnly? deadline = entry.Deadline;
        foreach (string rule in properties.Iris(CivicVocabulary.HasEligibilityRule.Value))
        {
            if (!entries.TryGetValue(rule, out EntryProperties? r))
            {
                continue;
            }

            kinds.UnionWith(r.Iris(CivicVocabulary.Term("applicantKind").Value));
            region ??= r.Iri(CivicVocabulary.Region.Value);
            maximum ??= r.Number(CivicVocabulary.Term("maxAmount").Value);
            partners ??= (int?)r.Number(CivicVocabulary.Term("minPartners").Value);
            deadline ??= r.Date(CivicVocabulary.Deadline.Value);
        }

        return entry with
        {
            Kinds = [.. kinds],
            Region = region,
            MaximumAmount = maximum,
            MinimumPartners = partners,
            Deadline = deadline,
            Closed = properties.Iri(CivicVocabulary.Lifecycle.Value) == CivicVocabulary.Term("Ended").Value,
        };
    }
}
