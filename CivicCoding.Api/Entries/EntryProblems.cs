using CivicCoding.Api.Languages;
using CivicCoding.Api.Problems;

namespace CivicCoding.Api.Entries;

/// <summary>What can be wrong with an entry or its change, as problem documents.</summary>
internal static class EntryProblems
{
    public static Problem Invalid(IReadOnlyList<FieldError> errors) =>
        new(422, "invalid-entry", EntryTexts.Invalid, EntryTexts.InvalidDetail.With(errors.Count))
        {
            Members = language => new Dictionary<string, object>(StringComparer.Ordinal) { ["errors"] = errors.Select(e => new { field = e.Field, message = e.Message.In(language) }).ToArray() },
        };

    public static Problem Changed(EntryOutcome outcome, Phrase? detail = null) =>
        new(412, "changed-meanwhile", EntryTexts.Changed, detail ?? Detail(outcome))
        {
            Members = language => new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["etag"] = outcome.Tag ?? "",
                ["difference"] = outcome.Conflict!.Select(d => d.Document(language)).ToArray(),
            },
        };

    public static Problem IfMatchMissing() => new(428, "precondition-required", EntryTexts.PreconditionRequired, EntryTexts.IfMatchMissing);

    public static Problem TooManyDrafts() => new(503, "too-many-drafts", ProblemTexts.Busy, EntryTexts.TooManyDrafts) { RetryAfter = TimeSpan.FromHours(1) };

    private static Phrase Detail(EntryOutcome outcome) =>
        new(EntryTexts.ChangedDetail.In(Language.German, string.Join(", ", outcome.Conflict!.Select(d => d.Field.Label.German))), EntryTexts.ChangedDetail.In(Language.English, string.Join(", ", outcome.Conflict!.Select(d => d.Field.Label.English))));
}
