namespace CivicCoding.Graph.Text;

/// <summary>What the words of a search found of one thing.</summary>
internal sealed class ThingScore
{
    private const float OtherRoles = 0.2f;
    private float _name;
    private float _keyword;
    private float _description;
    private float _other;
    private int _word = -1;
    private float _weight;

    /// <summary>The rank's order: the best first, equal ones by their IRIs.</summary>
    public static Comparer<ThingScore> BestFirst { get; } = Comparer<ThingScore>.Create((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Iri, b.Iri));

    /// <summary>The other way round.</summary>
    public static Comparer<ThingScore> WorstFirst { get; } = Comparer<ThingScore>.Create((a, b) => BestFirst.Compare(b, a));

    /// <summary>Its number in the columns of the index.</summary>
    public int Number { get; private set; }

    public string Iri { get; private set; } = "";

    /// <summary>The sum over the words of the best hit of each.</summary>
    public float Sum { get; private set; }

    /// <summary>The weight of the words found, anywhere and in a name.</summary>
    public float Covered { get; private set; }

    public float Named { get; private set; }

    /// <summary>How many required words were found.</summary>
    public int Required { get; private set; }

    /// <summary>True where a whole name is what was typed.</summary>
    public bool IsExact { get; set; }

    /// <summary>The rank's number after all is added up.</summary>
    public double Score { get; set; }

    /// <summary>The thing that lifted this one into the results, where no word found it.</summary>
    public string? Lifter { get; set; }

    /// <summary>Nothing is found of a thing yet.</summary>
    public void Begin(int number, string iri)
    {
        (Number, Iri, Sum, Covered, Named, Required, IsExact, Score, Lifter) = (number, iri, 0, 0, 0, 0, false, 0, null);
        (_name, _keyword, _description, _other, _word, _weight) = (0, 0, 0, 0, -1, 0);
    }

    public void Hit(int word, float weight, bool required, TextRole role, float score)
    {
        if (word != _word)
        {
            Finish();
            _word = word;
            _weight = weight;
            Required += required ? 1 : 0;
        }

        switch (role)
        {
            case TextRole.Name: _name = Math.Max(_name, score * 2.0f); break;
            case TextRole.Keyword: _keyword = Math.Max(_keyword, score * 1.2f); break;
            case TextRole.Description: _description = Math.Max(_description, score); break;
            default: _other = Math.Max(_other, score * 0.5f); break;
        }
    }

    /// <summary>Adds up the word that was hit last.</summary>
    public void Finish()
    {
        if (_word < 0)
        {
            return;
        }

        float best = Math.Max(Math.Max(_name, _keyword), Math.Max(_description, _other));
        Sum += best + (OtherRoles * (_name + _keyword + _description + _other - best));
        Covered += _weight;
        Named += _name > 0 ? _weight : 0;
        (_name, _keyword, _description, _other, _word) = (0, 0, 0, 0, -1);
    }
}
