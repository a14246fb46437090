using System.Numerics.Tensors;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>How well a candidate goes with the candidates that stand highest: teams hold together.</summary>
public sealed class CompanyEvidence
{
    private const int Highest = 25;
    private readonly MatchIndex _index;
    private readonly float[] _near;
    private readonly float[] _graph;
    private readonly float[] _text;
    private readonly float[] _kinds = new float[6];
    private readonly float[] _countries;

    /// <param name="context">The question.</param>
    /// <param name="table">The candidates and how high they stand.</param>
    public CompanyEvidence(MatchContext context, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(table);
        _index = context.Index;
        _near = context.Work.Take();
        _graph = new float[_index.GraphSpace.Dimensions];
        _text = new float[_index.TextSpace.Dimensions];
        _countries = new float[_index.CountryCount + 1];
        float[] standing = table.AllStanding;
        int[] best = TopList.Of(standing, Highest);
        float total = 1e-6f;
        foreach (int line in best)
        {
            total += standing[line];
        }

        foreach (int line in best)
        {
            Add(table.All[line], standing[line] / total);
        }

        LatentSpace.Normalise(_graph);
        LatentSpace.Normalise(_text);
    }

    /// <summary>How often it worked with them.</summary>
    public float Near(int organisation) => _near[organisation];

    /// <summary>How near it stands to them in the network.</summary>
    public float Position(int organisation)
    {
        ReadOnlySpan<float> own = _index.GraphSpace.Column(organisation);
        return own.IsEmpty ? 0 : RowProducts.Dot(own, _graph) / (1e-9f + TensorPrimitives.Norm(own));
    }

    /// <summary>How near its projects are to theirs.</summary>
    public float Words(int organisation)
    {
        int k = _text.Length;
        return RowProducts.Dot(_text, _index.OrganisationVectors.AsSpan(organisation * k, k));
    }

    /// <summary>The share of its kind among them.</summary>
    public float Kind(int organisation) => _kinds[(int)_index.Profiles.Kinds[organisation]];

    /// <summary>The share of its country among them.</summary>
    public float Country(int organisation) => _countries[_index.Countries[organisation] + 1];

    private void Add(int organisation, float weight)
    {
        ReadOnlySpan<int> partners = _index.Neighbours.Partners(organisation);
        ReadOnlySpan<float> weights = _index.Neighbours.Weights(organisation);
        for (int i = 0; i < partners.Length; i++)
        {
            _near[partners[i]] += weight * weights[i];
        }

        ReadOnlySpan<float> own = _index.GraphSpace.Column(organisation);
        if (!own.IsEmpty)
        {
            TensorPrimitives.MultiplyAdd(own, weight / (1e-9f + TensorPrimitives.Norm(own)), _graph, _graph);
        }

        int k = _text.Length;
        TensorPrimitives.MultiplyAdd(_index.OrganisationVectors.AsSpan(organisation * k, k), weight, _text, _text);
        _kinds[(int)_index.Profiles.Kinds[organisation]] += weight;
        _countries[_index.Countries[organisation] + 1] += weight;
    }
}
