using System.Numerics.Tensors;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>The vectors of texts in the encoder that is plugged in; empty and free of cost where there is none.</summary>
public sealed class EncodedTexts
{
    private readonly float[] _vectors = [];

    public EncodedTexts(ITextEncoder? encoder, IReadOnlyList<string> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Encoder = encoder;
        if (encoder is null)
        {
            return;
        }

        int k = encoder.Dimensions;
        _vectors = new float[texts.Count * k];
        for (int i = 0; i < texts.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            encoder.Encode(texts[i], keep: true).CopyTo(_vectors.AsSpan(i * k, k));
        }
    }

    /// <summary>The encoder, or null.</summary>
    public ITextEncoder? Encoder { get; }

    /// <summary>The vector of a question; empty where there is no encoder.</summary>
    public ReadOnlySpan<float> Question(string text) => Encoder is null ? default : Encoder.Encode(text);

    /// <summary>How like a question a text is, zero to one; zero where there is no encoder.</summary>
    public float Likeness(ReadOnlySpan<float> question, int text) =>
        question.IsEmpty ? 0 : MathF.Max(0, TensorPrimitives.Dot(question, _vectors.AsSpan(text * question.Length, question.Length)));
}
