using System.Numerics.Tensors;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>The projects whose words are nearest to the question, and what their members gain from it.</summary>
public sealed class NeighbourEvidence
{
    /// <summary>How many neighbours count.</summary>
    public const int Limit = 300;

    private const int Near = 100;
    private const int VeryNear = 30;

    internal NeighbourEvidence(MatchIndex index, MatchQuery query, string text, MatchWorkspace work)
    {
        Sum = work.Take();
        Cubed = work.Take();
        Best = work.Take();
        Short = work.Take();
        Latent = work.Take();
        Leading = work.Take();
        Team = work.Take();
        Count = work.Take();
        Wide = work.Take();
        Mean = work.Take();
        Fresh = work.Take();
        Second = work.Take();
        Third = work.Take();
        Similarity = new float[index.Included.Length == 0 ? 0 : index.TextProjects.Length];
        QueryVector = new float[index.TextSpace.Dimensions];
        GraphVector = new float[index.GraphSpace.Dimensions];
        if (index.TextProjects.Length == 0)
        {
            return;
        }

        (int[] terms, float[] weights) = index.Texts.Analyse(work.Terms(text));
        KnownTerms = terms.Length;
        Dampen(weights);
        float self = Fill(index, terms, weights, work.DocumentScores);
        (int[] shortTerms, float[] shortWeights) = index.Texts.Analyse(query.ShortText);
        Dampen(shortWeights);
        float shortSelf = Fill(index, shortTerms, shortWeights, work.ShortScores);
        index.TextSpace.Project(terms, index.Texts.RowOf(terms, weights), QueryVector);
        ReadOnlySpan<float> encoded = index.Encoded.Question(text);
        RowProducts.Of(index.ProjectVectors, QueryVector, work.LatentScores);
        for (int d = 0; d < index.TextProjects.Length; d++)
        {
            work.LatentScores[d] = MathF.Max(index.Encoded.Likeness(encoded, d), work.LatentScores[d]);
            Similarity[d] = (0.5f * work.DocumentScores[d] / self) + (0.2f * work.ShortScores[d] / shortSelf) + (0.3f * work.LatentScores[d] * work.LatentScores[d]);
        }

        int own = query.Self >= 0 ? index.DocumentOf[query.Self] : -1;
        if (own >= 0)
        {
            work.DocumentScores[own] = work.ShortScores[own] = work.LatentScores[own] = Similarity[own] = 0;
        }

        Nearest = TopList.Of(Similarity, Limit);
        TopSimilarity = Nearest.Length == 0 ? 0 : Similarity[Nearest[0]];
        SpreadAll(index);
        SpreadNearest(index);
        int[] byWords = TopList.Of(work.DocumentScores, Near);
        Spread(index, byWords, work.DocumentScores, byWords.Length == 0 ? 1 : work.DocumentScores[byWords[0]], Sum, 3);
        Spread(index, TopList.Of(work.ShortScores, Near), work.ShortScores, shortSelf, Short, 1);
        Spread(index, TopList.Of(work.LatentScores, Near), work.LatentScores, 1, Latent, 3);
    }

    /// <summary>The neighbours as documents of the index, nearest first.</summary>
    public int[] Nearest { get; } = [];

    /// <summary>How near each document is, zero to about one.</summary>
    public float[] Similarity { get; }

    public float TopSimilarity { get; }

    /// <summary>How many different words of the question the index knows.</summary>
    public int KnownTerms { get; }

    public float[] QueryVector { get; }

    /// <summary>Where the neighbours' members stand in the network.</summary>
    public float[] GraphVector { get; }

    public float[] Sum { get; }

    public float[] Cubed { get; }

    public float[] Best { get; }

    /// <summary>The second nearest project of each organisation.</summary>
    public float[] Second { get; }

    /// <summary>The third nearest.</summary>
    public float[] Third { get; }

    public float[] Short { get; }

    public float[] Latent { get; }

    public float[] Leading { get; }

    public float[] Team { get; }

    public float[] Count { get; }

    public float[] Wide { get; }

    /// <summary>As <see cref="Wide"/>, recent projects counting more.</summary>
    public float[] Fresh { get; }

    /// <summary>How near all projects of an organisation are on average.</summary>
    public float[] Mean { get; }

    /// <summary>The mean size of the nearest teams.</summary>
    public float TeamSize { get; private set; }

    // A word that the question repeats counts more, but not as often as it is repeated.
    private static void Dampen(float[] weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = MathF.Sqrt(weights[i]);
        }
    }

    private static float Fill(MatchIndex index, int[] terms, float[] weights, float[] scores)
    {
        Array.Clear(scores);
        index.Texts.Score(terms, weights, scores);
        float self = 1e-6f;
        for (int i = 0; i < terms.Length; i++)
        {
            self += weights[i] * index.Texts.Idf(terms[i]) * 1.6f;
        }

        return self;
    }

    private void SpreadAll(MatchIndex index)
    {
        // Each organisation looks at its own projects: their numbers lie close together in memory, those of the organisations do not.
        for (int o = 0; o < Mean.Length; o++)
        {
            ReadOnlySpan<int> documents = index.OrganisationDocuments[o];
            float all = 1 + index.Profiles.Described[o];
            (float mean, float best, float second, float third) = (0, 0, 0, 0);
            foreach (int document in documents)
            {
                float near = Similarity[document];
                mean += near / all;
                if (near > third)
                {
                    (best, second, third) = near > best ? (near, best, second) : near > second ? (best, near, second) : (best, second, near);
                }
            }

            (Mean[o], Best[o], Second[o], Third[o]) = (mean, best, second, third);
        }
    }

    private void SpreadNearest(MatchIndex index)
    {
        int g = index.GraphSpace.Dimensions;
        float teams = 0;
        for (int rank = 0; rank < Nearest.Length; rank++)
        {
            int document = Nearest[rank];
            int project = index.TextProjects[document];
            float s = Similarity[document];
            ReadOnlySpan<int> members = index.ProjectMembers[project];
            int start = index.ProjectMembers.Start(project);
            float fresh = MathF.Exp(-0.7f * MathF.Max(0, index.Today - index.Days[project]) / 365f);
            float damped = members.Length > 60 ? 60f / members.Length : 1;
            for (int i = 0; i < members.Length; i++)
            {
                int o = members[i];
                Wide[o] += s * s * damped;
                Fresh[o] += s * s * damped * fresh;
                if (rank < VeryNear)
                {
                    Count[o]++;
                }

                if (rank < Near)
                {
                    Cubed[o] += s * s * s * damped;
                    Team[o] += members.Length >= 4 ? s * s * damped : 0;
                    Leading[o] += index.MemberRoles[start + i] == ParticipantRole.Coordinator ? s * s : 0;
                }
            }

            if (rank < Near && members.Length >= 2)
            {
                TensorPrimitives.MultiplyAdd(index.ProjectGraphVectors.AsSpan(project * g, g), s * s, GraphVector, GraphVector);
            }

            if (rank < VeryNear)
            {
                TeamSize += s * members.Length;
                teams += s;
            }
        }

        TeamSize = teams > 0 ? TeamSize / teams : 0;
        LatentSpace.Normalise(GraphVector);
    }

    private static void Spread(MatchIndex index, int[] documents, float[] scores, float scale, float[] target, int power)
    {
        foreach (int document in documents)
        {
            float s = scores[document] / scale;
            s = power == 1 ? s : s * s * s;
            foreach (int o in index.ProjectMembers[index.TextProjects[document]])
            {
                target[o] += s;
            }
        }
    }
}
