using System.Numerics.Tensors;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>What earlier projects without a text were about, read from what their members do elsewhere, and through them what organisations without a described project do.</summary>
public sealed class HistoryTexts
{
    private const int MaxTeam = 150;
    private readonly float[] _mean;

    internal HistoryTexts(MatchIndex index)
    {
        int k = index.TextSpace.Dimensions;
        _mean = MeanOf(index, k);
        Projects = [.. Enumerable.Range(0, index.Included.Length).Where(p => index.Included[p] && index.DocumentOf[p] < 0 && index.ProjectMembers[p].Length is > 1 and <= MaxTeam)];
        Vectors = new float[Projects.Length * k];
        Organisations = new float[index.Corpus.Organisations.Count * k];
        PositionOf = new int[index.Included.Length];
        Array.Fill(PositionOf, -1);
        var own = new float[k];
        for (int h = 0; h < Projects.Length; h++)
        {
            PositionOf[Projects[h]] = h;
            Span<float> vector = Vectors.AsSpan(h * k, k);
            foreach (int o in index.ProjectMembers[Projects[h]])
            {
                index.OrganisationVectors.AsSpan(o * k, k).CopyTo(own);
                if (Centre(own))
                {
                    // Those with few projects say more about each of them.
                    TensorPrimitives.MultiplyAdd(own, 1 / MathF.Sqrt(index.OrganisationProjects[o].Length), vector, vector);
                }
            }

            LatentSpace.Normalise(vector);
        }

        OrganisationHistories = index.OrganisationProjects.Mapped(PositionOf);
        for (int o = 0; o < index.Corpus.Organisations.Count; o++)
        {
            Gather(index, o, Organisations.AsSpan(o * k, k));
        }
    }

    /// <summary>The projects without a text.</summary>
    public int[] Projects { get; }

    /// <summary>Their vectors.</summary>
    public float[] Vectors { get; }

    /// <summary>The position of a project among <see cref="Projects"/>, or -1.</summary>
    public int[] PositionOf { get; }

    /// <summary>The projects without a text of each organisation, by position among <see cref="Projects"/>.</summary>
    internal Adjacency OrganisationHistories { get; }

    /// <summary>For each organisation the mean of all its projects, with a text or without.</summary>
    public float[] Organisations { get; }

    /// <summary>Takes what all projects have in common out of a vector; false where nothing is left.</summary>
    public bool Centre(Span<float> vector)
    {
        if (TensorPrimitives.Norm<float>(vector) < 1e-6f)
        {
            vector.Clear();
            return false;
        }

        TensorPrimitives.Subtract(vector, _mean, vector);
        LatentSpace.Normalise(vector);
        return true;
    }

    private void Gather(MatchIndex index, int organisation, Span<float> vector)
    {
        int k = vector.Length;
        foreach (int p in index.OrganisationProjects[organisation])
        {
            if (PositionOf[p] >= 0)
            {
                TensorPrimitives.MultiplyAdd(Vectors.AsSpan(PositionOf[p] * k, k), 1 / MathF.Log2(1 + index.ProjectMembers[p].Length), vector, vector);
            }
        }

        Span<float> own = new float[k];
        index.OrganisationVectors.AsSpan(organisation * k, k).CopyTo(own);
        if (Centre(own))
        {
            TensorPrimitives.MultiplyAdd(own, 1 + TensorPrimitives.Norm<float>(vector), vector, vector);
        }

        LatentSpace.Normalise(vector);
    }

    private static float[] MeanOf(MatchIndex index, int k)
    {
        var mean = new float[k];
        int count = Math.Max(1, index.TextProjects.Length);
        for (int d = 0; d < index.TextProjects.Length; d++)
        {
            TensorPrimitives.MultiplyAdd(index.ProjectVectors.AsSpan(d * k, k), 1f / count, mean, mean);
        }

        return mean;
    }
}
