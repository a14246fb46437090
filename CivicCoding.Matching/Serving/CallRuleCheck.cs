using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;

namespace CivicCoding.Matching.Serving;

/// <summary>Checks the hard rules of a call for a project or an organisation, before anything is ranked.</summary>
internal sealed class CallRuleCheck(CorpusProject project, int members, string? applicant, DateOnly today, ReasonWording wording)
{
    public IReadOnlyList<RuleResult> Check(CorpusEntry call)
    {
        var results = new List<RuleResult>();
        bool open = !call.Closed && (call.Deadline is null || call.Deadline >= today);
        results.Add(new RuleResult("open", open, open
            ? call.Deadline is null ? wording.Say("Keine Frist bekannt.", "No deadline known.") : wording.Say($"Offen bis {call.Deadline:yyyy-MM-dd}.", $"Open until {call.Deadline:yyyy-MM-dd}.")
            : wording.Say("Geschlossen.", "Closed.")));
        if (call.Kinds.Count > 0)
        {
            bool? fits = applicant is null ? null : call.Kinds.Contains(applicant);
            results.Add(new RuleResult("applicant", fits, wording.Say($"Nur für: {Names(call.Kinds)}.", $"Only for: {Names(call.Kinds)}.")));
        }

        if (call.Region is not null)
        {
            bool? here = project.State is null && project.Place is null ? null : project.State == call.Region || project.Place == call.Region || project.Country == call.Region;
            results.Add(new RuleResult("region", here, wording.Say($"Nur für {wording.Concept(call.Region)}.", $"Only for {wording.Concept(call.Region)}.")));
        }

        if (call.MaximumAmount is { } most)
        {
            bool? within = project.Budget is null ? null : project.Budget <= most;
            results.Add(new RuleResult("budget", within, wording.Say($"Höchstens {most:0} Euro.", $"At most {most:0} euros.")));
        }

        if (call.MinimumPartners is { } least)
        {
            results.Add(new RuleResult("consortium", members >= least, wording.Say($"Mindestens {least} Partner.", $"At least {least} partners.")));
        }

        return results;
    }

    private string Names(IReadOnlyList<string> kinds) => string.Join(", ", kinds.Select(k => TripleCorpus.SlugOf(k) switch
    {
        "Association" => wording.Say("Vereine und Verbände", "associations"),
        "Company" => wording.Say("Unternehmen", "companies"),
        "HigherEducation" => wording.Say("Hochschulen", "universities"),
        "ResearchOrganisation" => wording.Say("Forschungseinrichtungen", "research organisations"),
        "PublicBody" => wording.Say("öffentliche Stellen", "public bodies"),
        _ => wording.Concept(k),
    }));
}
