using System.Numerics.Tensors;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>What names and places stand for: the mean of the texts of all projects whose members bear the word in their name, or sit in the place. It speaks for organisations without any project.</summary>
public sealed class NameTopics
{
    private const int Frequent = 4_000;

    internal NameTopics(MatchIndex index)
    {
        int k = index.TextSpace.Dimensions;
        int n = index.Corpus.Organisations.Count;
        Names = new float[n * k];
        Places = new float[n * k];
        var words = new Dictionary<string, (float[] Vector, int Count)>(StringComparer.Ordinal);
        var places = new Dictionary<string, (float[] Vector, int Count)>(StringComparer.Ordinal);
        string[][] terms = new string[n][];
        for (int o = 0; o < n; o++)
        {
            CorpusOrganisation organisation = index.Corpus.Organisations[o];
            terms[o] = [.. TextAnalyzer.Terms(organisation.Name).Distinct(StringComparer.Ordinal)];
            ReadOnlySpan<float> own = index.OrganisationVectors.AsSpan(o * k, k);
            foreach (string term in terms[o])
            {
                Gather(words, term, own);
            }

            if (organisation.Place is { } place)
            {
                Gather(places, place, own);
            }
        }

        for (int o = 0; o < n; o++)
        {
            Span<float> vector = Names.AsSpan(o * k, k);
            ReadOnlySpan<float> own = index.OrganisationVectors.AsSpan(o * k, k);
            foreach (string term in terms[o])
            {
                (float[] sum, int count) = words[term];
                if (count is > 1 and < Frequent)
                {
                    AddOthers(vector, sum, own, 1f / count);
                }
            }

            LatentSpace.Normalise(vector);
            if (index.Corpus.Organisations[o].Place is { } place && places[place].Count > 1)
            {
                AddOthers(Places.AsSpan(o * k, k), places[place].Vector, own, 1);
                LatentSpace.Normalise(Places.AsSpan(o * k, k));
            }
        }
    }

    /// <summary>For each organisation the mean of what others do whose names share words with its own.</summary>
    public float[] Names { get; }

    /// <summary>For each organisation the mean of what others in its place do.</summary>
    public float[] Places { get; }

    private static void Gather(Dictionary<string, (float[] Vector, int Count)> all, string key, ReadOnlySpan<float> own)
    {
        (float[] vector, int count) = all.TryGetValue(key, out (float[] Vector, int Count) known) ? known : (new float[own.Length], 0);
        TensorPrimitives.Add(vector, own, vector);
        all[key] = (vector, count + 1);
    }

    // An organisation does not speak for itself: its own part is taken out.
    private static void AddOthers(Span<float> target, float[] sum, ReadOnlySpan<float> own, float scale)
    {
        TensorPrimitives.MultiplyAdd(sum, scale, target, target);
        TensorPrimitives.MultiplyAdd(own, -scale, target, target);
    }
}
