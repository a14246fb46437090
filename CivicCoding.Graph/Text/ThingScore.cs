namespace CivicCoding.Graph.Text;

/// <summary>What the words of a search found of one thing.</summary>
internal sealed class ThingScore(string iri)
{
    private const float OtherRoles = 0.2f;
    private float _name;
    private float _keyword;
    private float _description;
    private float _other;
    private int _word = -1;
    private float _weight;

    public string Iri { get; } = iri;

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
