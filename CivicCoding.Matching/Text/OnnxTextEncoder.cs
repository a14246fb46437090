using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace CivicCoding.Matching.Text;

/// <summary>A sentence encoder of an operator's own: <c>model.onnx</c> with the inputs of a BERT model and <c>vocab.txt</c> with its word pieces, in one folder. The mean of the token vectors, or the model's own pooling where it gives one vector, is the text's vector.</summary>
public sealed class OnnxTextEncoder : ITextEncoder, IDisposable
{
    public const string ModelName = "model.onnx";
    public const string VocabularyName = "vocab.txt";
    private const int MostTokens = 256;
    private const int MostKept = 200_000;
    private readonly InferenceSession _session;
    private readonly WordPieces _pieces;
    private readonly ConcurrentDictionary<UInt128, float[]> _kept = new();

    private OnnxTextEncoder(InferenceSession session, WordPieces pieces)
    {
        _session = session;
        _pieces = pieces;
        foreach (string input in session.InputMetadata.Keys)
        {
            if (input is not ("input_ids" or "attention_mask" or "token_type_ids"))
            {
                throw new FormatException($"its input {input} is none of input_ids, attention_mask and token_type_ids");
            }
        }

        Dimensions = session.OutputMetadata.Values.First().Dimensions is [.., > 0 and <= 8192 and var size] ? size : throw new FormatException("its first output does not tell how long a vector is");
    }

    public int Dimensions { get; }

    /// <summary>Opens the encoder of a folder.</summary>
    /// <returns>The encoder, or null and what is wrong.</returns>
    public static (ITextEncoder? Encoder, string? Message) Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        InferenceSession? session = null;
        try
        {
            var pieces = new WordPieces(File.ReadLines(Path.Combine(folder, VocabularyName)));
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
            session = new InferenceSession(Path.Combine(folder, ModelName), options);
            return (new OnnxTextEncoder(session, pieces), null);
        }
        catch (Exception e)
        {
            // Whatever is wrong with files or the native library, texts are compared without it.
            session?.Dispose();
            return (null, $"The text encoder in {folder} cannot be used ({e.Message}); texts are compared without it.");
        }
    }

    public ReadOnlySpan<float> Encode(string text, bool keep = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!keep)
        {
            return Run(text);
        }

        UInt128 key = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.AsSpan()));
        if (_kept.TryGetValue(key, out float[]? known))
        {
            return known;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(key, Run(text));
    }

    public void Dispose() => _session.Dispose();

    private float[] Run(string text)
    {
        long[] ids = _pieces.Ids(text, MostTokens);
        var vector = new float[Dimensions];
        if (ids.Length == 0)
        {
            return vector;
        }

        long[] shape = [1, ids.Length];
        long[] ones = new long[ids.Length];
        Array.Fill(ones, 1);
        var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal);
        using var options = new RunOptions();
        try
        {
            foreach (string input in _session.InputMetadata.Keys)
            {
                inputs.Add(input, OrtValue.CreateTensorValueFromMemory(input switch { "input_ids" => ids, "attention_mask" => ones, _ => new long[ids.Length] }, shape));
            }

            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, inputs, [_session.OutputNames[0]]);
            ReadOnlySpan<float> values = outputs[0].GetTensorDataAsSpan<float>();
            for (int at = 0; at + Dimensions <= values.Length; at += Dimensions)
            {
                TensorPrimitives.Add(vector, values.Slice(at, Dimensions), vector);
            }
        }
        finally
        {
            foreach (OrtValue value in inputs.Values)
            {
                value.Dispose();
            }
        }

        LatentSpace.Normalise(vector);
        return vector;
    }
}
