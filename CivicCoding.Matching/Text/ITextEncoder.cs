namespace CivicCoding.Matching.Text;

/// <summary>Turns a text into a vector whose cosine with another's is their likeness in meaning; plugged in by configuration beside the own latent space. Safe for several threads.</summary>
public interface ITextEncoder
{
    /// <summary>How long a vector is.</summary>
    int Dimensions { get; }

    /// <summary>The vector of a text, of length one, or zero where the text has no word.</summary>
    /// <param name="text">The text; only its beginning counts where it is long.</param>
    /// <param name="keep">Whether the vector is kept for the next reading of the graph, as those of its entries are; those of questions never are.</param>
    ReadOnlySpan<float> Encode(string text, bool keep = false);
}
