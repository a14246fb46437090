using System.Text.Json;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Problems;
using CivicCoding.Graph.Shacl;

namespace CivicCoding.Api.Validation;

/// <summary>422: a write that would break the rules of this server, with the report of what it touches.</summary>
internal static class ShapesProblem
{
    private const int MostResults = 200;

    public static Problem Of(ValidationReport report)
    {
        int violations = report.Results.Count(r => !r.Severity.Value.EndsWith("#Warning", StringComparison.Ordinal) && !r.Severity.Value.EndsWith("#Info", StringComparison.Ordinal));
        return new Problem(422, "shapes-violated", ValidationTexts.Violated, ValidationTexts.ViolatedDetail.With(violations))
        {
            Members = language => new Dictionary<string, object>(StringComparer.Ordinal) { ["report"] = Document(report, language) },
        };
    }

    private static JsonElement Document(ValidationReport report, Language language)
    {
        var shown = new ValidationReport([.. report.Results.Take(MostResults)]);
        using var json = new MemoryStream();
        shown.WriteJson(json, language.Tag());
        return JsonSerializer.Deserialize<JsonElement>(json.ToArray());
    }
}
