using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Tests;

/// <summary>A made-up network of 60 organisations in six groups and up to 120 projects, each of one group's words and members.</summary>
internal static class MadeUpConsortia
{
    public static MatchCorpus Corpus(bool later = true, Func<int, int>? memberAfterCut = null)
    {
        var random = new Random(5);
        var builder = new CorpusBuilder();
        for (int o = 0; o < 60; o++)
        {
            builder.Add(new CorpusOrganisation { Iri = "o" + o, Name = "Organisation " + o, Country = "c" + (o % 4) });
        }

        for (int p = 0; p < 120; p++)
        {
            int group = random.Next(6);
            int[] members = [.. Enumerable.Range(0, 6).Select(_ => (group * 10) + random.Next(10)).Distinct()];
            string words = string.Join(' ', Enumerable.Range(0, 12).Select(_ => "word" + ((group * 4) + random.Next(6))));
            if (p >= 80 && !later)
            {
                continue;
            }

            string iri = "p" + p.ToString("D3", System.Globalization.CultureInfo.InvariantCulture);
            builder.Add(new CorpusProject { Iri = iri, Descriptions = [new LocalText(words, "en")], Date = p < 80 ? new DateOnly(2021, 1 + (p % 12), 1) : new DateOnly(2022, 1 + (p % 12), 1) });
            for (int m = 0; m < members.Length; m++)
            {
                int member = p >= 80 && memberAfterCut is not null ? memberAfterCut(members[m]) : members[m];
                builder.Add(iri, "o" + member, m == 0 ? ParticipantRole.Coordinator : ParticipantRole.Participant, iri + "#" + m);
            }
        }

        return builder.Build();
    }
}
