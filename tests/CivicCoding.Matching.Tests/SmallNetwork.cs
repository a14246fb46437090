namespace CivicCoding.Matching.Tests;

/// <summary>A made-up network of four projects and six organisations.</summary>
internal static class SmallNetwork
{
    public const string Bees = "https://civic-coding.org/id/projects/bees";
    public const string Clouds = "https://civic-coding.org/id/organisations/clouds";

    public const string Turtle = """
        @prefix civic: <https://civic-coding.org/ns#> .
        @prefix p: <https://civic-coding.org/id/projects/> .
        @prefix o: <https://civic-coding.org/id/organisations/> .
        @prefix t: <https://civic-coding.org/id/topics/> .
        @prefix n: <https://civic-coding.org/id/needs/> .
        @prefix f: <https://civic-coding.org/id/offers/> .
        @prefix s: <https://civic-coding.org/id/skills/> .
        @prefix dct: <http://purl.org/dc/terms/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix dcat: <http://www.w3.org/ns/dcat#> .
        @prefix schema: <https://schema.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        t:insects a civic:Topic ; rdfs:label "Insekten"@de , "Insects"@en .
        t:floods a civic:Topic ; rdfs:label "Hochwasser"@de , "Floods"@en .
        s:vision a civic:Skill ; rdfs:label "Bilderkennung"@de , "Computer vision"@en ; dct:description "Recognise insects and plants in camera pictures"@en .

        p:bees a civic:Project ; rdfs:label "Bienenkamera"@de , "Bee camera"@en ; dct:subject t:insects ; schema:startDate "2024-01-01"^^xsd:date ;
          dct:description "A camera recognises wild bees and other insects at flowers and counts pollinators."@en ; civic:requiresSkill s:vision .
        p:moths a civic:Project ; rdfs:label "Mottennacht"@de , "Moth night"@en ; dct:subject t:insects ; schema:startDate "2022-01-01"^^xsd:date ;
          dct:description "Volunteers count moths and other insects with a camera at night."@en .
        p:river a civic:Project ; rdfs:label "Flusspegel"@de , "River gauge"@en ; dct:subject t:floods ; schema:startDate "2021-01-01"^^xsd:date ;
          dct:description "Sensors along small rivers warn villages of floods."@en .
        p:trees a civic:Project ; rdfs:label "Stadtbäume"@de , "City trees"@en ; schema:startDate "2023-01-01"^^xsd:date ;
          dct:description "Citizens water young trees in hot summers with a shared map."@en .

        o:lab a civic:Organisation , civic:ResearchOrganisation ; rdfs:label "Insektenlabor"@de , "Insect lab"@en ; dct:subject t:insects .
        o:club a civic:Organisation , civic:Association ; rdfs:label "Naturverein"@de , "Nature club"@en .
        o:city a civic:Organisation , civic:PublicBody ; rdfs:label "Stadt"@de , "City"@en .
        o:sensors a civic:Organisation , civic:Company ; rdfs:label "Sensors Ltd"@en .
        o:maps a civic:Organisation , civic:Company ; rdfs:label "Maps Ltd"@en .
        o:clouds a civic:Organisation , civic:Company ; rdfs:label "Clouds Ltd"@en .

        <https://civic-coding.org/id/projects/bees#club> a civic:Participation ; civic:inProject p:bees ; civic:participant o:club ; civic:role civic:Coordinator .
        <https://civic-coding.org/id/projects/moths#club> a civic:Participation ; civic:inProject p:moths ; civic:participant o:club ; civic:role civic:Coordinator .
        <https://civic-coding.org/id/projects/moths#lab> a civic:Participation ; civic:inProject p:moths ; civic:participant o:lab ; civic:role civic:Partner .
        <https://civic-coding.org/id/projects/river#city> a civic:Participation ; civic:inProject p:river ; civic:participant o:city ; civic:role civic:Coordinator .
        <https://civic-coding.org/id/projects/river#sensors> a civic:Participation ; civic:inProject p:river ; civic:participant o:sensors ; civic:role civic:Partner .
        <https://civic-coding.org/id/projects/trees#city> a civic:Participation ; civic:inProject p:trees ; civic:participant o:city ; civic:role civic:Coordinator .
        <https://civic-coding.org/id/projects/trees#maps> a civic:Participation ; civic:inProject p:trees ; civic:participant o:maps ; civic:role civic:Partner .

        n:compute a civic:Need ; rdfs:label "Rechenzeit"@de , "Compute"@en ; civic:needKind civic:ComputeKind ; civic:statedBy p:bees .
        f:compute a civic:Offer ; rdfs:label "Freie Rechenzeit"@de , "Free compute"@en ; civic:needKind civic:ComputeKind ; civic:statedBy o:clouds .

        <https://civic-coding.org/id/datasets/insects> a dcat:Dataset ; rdfs:label "Insect counts"@en ; dct:subject t:insects ; dct:description "Counts of insects at flowers."@en .
        <https://civic-coding.org/id/calls/open> a civic:Call ; rdfs:label "Nature call"@en ; dct:description "Money for projects that count insects with a camera."@en ; civic:deadline "2030-01-01"^^xsd:date .
        <https://civic-coding.org/id/calls/closed> a civic:Call ; rdfs:label "Old call"@en ; dct:description "Money for projects that count insects with a camera."@en ; civic:deadline "2020-01-01"^^xsd:date .
        """;
}
