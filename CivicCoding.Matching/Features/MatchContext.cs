namespace CivicCoding.Matching.Features;

/// <summary>One question with the evidence that all signals share.</summary>
public sealed class MatchContext
{
    public MatchContext(MatchIndex index, MatchQuery query, MatchWorkspace work)
    {
        Index = index;
        Query = query;
        work.Reset();
        string text = index.TextOf(query.Project, named: false);
        Neighbours = new NeighbourEvidence(index, query, text, work);
        Seeds = new SeedEvidence(index, query, Neighbours, work);
        History = new HistoryEvidence(index, query, Neighbours, work);
        Overlap = new TeamOverlap(index, query, Neighbours, History, work);
        Calls = new CallWords(index, query, Neighbours, work);
        Groups = new GroupEvidence(index, query, Neighbours, work);
        Walks = new WalkEvidence(index, query, Neighbours, History, work);
        Names = new NameEvidence(index, query, work.Terms(text), work);
        Work = work;
        if (index.ProfileTexts.Rows.ColumnCount > 0)
        {
            ProfileScores = work.Take();
            (int[] terms, float[] weights) = index.ProfileTexts.Analyse(work.Terms(text));
            index.ProfileTexts.Score(terms, weights, ProfileScores);
            float top = 1e-6f + ProfileScores.Max();
            System.Numerics.Tensors.TensorPrimitives.Divide(ProfileScores, top, ProfileScores);
        }
    }

    private MatchContext(MatchContext other, MatchQuery query)
    {
        Index = other.Index;
        Query = query;
        Work = other.Work;
        Neighbours = other.Neighbours;
        Seeds = other.Seeds;
        History = other.History;
        Overlap = other.Overlap;
        Calls = other.Calls;
        Groups = other.Groups;
        Walks = other.Walks;
        Names = other.Names;
        ProfileScores = other.ProfileScores;
    }

    /// <summary>The question with other needs: the evidence does not rest on needs and is kept.</summary>
    internal MatchContext WithNeeds(IReadOnlyList<Corpus.NeedOrOffer> needs) => new(this, Query with { Project = Query.Project with { Needs = needs } });

    public MatchIndex Index { get; }

    public MatchQuery Query { get; }

    public MatchWorkspace Work { get; }

    public NeighbourEvidence Neighbours { get; }

    /// <summary>How near each organisation's own words are, the nearest one; empty where no organisation has a text.</summary>
    public float[] ProfileScores { get; } = [];

    public SeedEvidence Seeds { get; }

    public HistoryEvidence History { get; }

    public TeamOverlap Overlap { get; }

    public CallWords Calls { get; }

    public GroupEvidence Groups { get; }

    public WalkEvidence Walks { get; }

    public NameEvidence Names { get; }
}
