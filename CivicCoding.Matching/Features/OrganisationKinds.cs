namespace CivicCoding.Matching.Features;

/// <summary>Reads kinds of organisations from codes and concept IRIs.</summary>
public static class OrganisationKinds
{
    public static OrganisationKind Of(string? kind)
    {
        if (string.IsNullOrEmpty(kind))
        {
            return OrganisationKind.Unknown;
        }

        string name = kind[(kind.LastIndexOfAny(['/', '#']) + 1)..].ToLowerInvariant();
        return name switch
        {
            "hes" or "highereducation" or "university" or "school" => OrganisationKind.University,
            "rec" or "researchorganisation" or "research" or "research-institute" or "institute" => OrganisationKind.Research,
            "prc" or "company" or "enterprise" or "business" or "startup" => OrganisationKind.Company,
            "pub" or "ministry" or "agency" or "authority" or "municipality" or "public-body" or "publicbody" => OrganisationKind.PublicBody,
            "oth" or "otherorganisation" or "association" or "ngo" or "foundation" or "cooperative" or "civil-society" or "church" or "network" => OrganisationKind.Association,
            _ => OrganisationKind.Unknown,
        };
    }
}
