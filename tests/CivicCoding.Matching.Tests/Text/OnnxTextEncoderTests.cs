using System.Numerics.Tensors;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Tests.Text;

public sealed class OnnxTextEncoderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("encoder").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_text_is_the_mean_of_its_pieces()
    {
        ITextEncoder encoder = Open();
        Assert.Equal(3, encoder.Dimensions);
        Assert.Equal([1f, 0, 0], encoder.Encode("Bienen").ToArray());
        float half = MathF.Sqrt(0.5f);
        Assert.Equal([half, half, 0], [.. encoder.Encode("bee, river!").ToArray().Select(v => MathF.Round(v, 6))], (x, y) => MathF.Abs(x - y) < 1e-5);
        Assert.Equal([0f, 0, 0], encoder.Encode("").ToArray());
        Assert.Equal([0f, 0, 0], encoder.Encode("xyzzy").ToArray());
        Assert.Equal(1, TensorPrimitives.Norm(encoder.Encode(string.Concat(Enumerable.Repeat("river bee ", 100_000)))), 3);
    }

    [Fact]
    public void Words_of_another_language_are_near_with_the_encoder_and_far_without()
    {
        var builder = new CorpusBuilder();
        builder.Add(new CorpusProject { Iri = "a", Descriptions = [new LocalText("bee", "en")] });
        builder.Add(new CorpusProject { Iri = "b", Descriptions = [new LocalText("river", "en")] });
        MatchCorpus corpus = builder.Build();
        float[] Likeness(ITextEncoder? encoder)
        {
            var index = new MatchIndex(corpus, null, TestContext.Current.CancellationToken, encoder);
            var query = new MatchQuery { Project = new CorpusProject { Iri = "q", Descriptions = [new LocalText("Bienen", "de")] } };
            return new MatchContext(index, query, new MatchWorkspace(0, 2, 2)).Neighbours.Similarity;
        }

        Assert.Equal([0f, 0], Likeness(null));
        float[] with = Likeness(Open());
        Assert.True(with[0] > 0.2f && with[1] == 0, string.Join(' ', with));
    }

    [Fact]
    public async Task An_encoder_that_cannot_be_used_is_told_and_left_out()
    {
        File.WriteAllText(Path.Combine(_folder, OnnxTextEncoder.VocabularyName), "[UNK]\n[CLS]\n[SEP]\n");
        File.WriteAllText(Path.Combine(_folder, OnnxTextEncoder.ModelName), "no model");
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store, null, new MatchOptions { EncoderFolder = _folder });
        await service.StartAsync(TestContext.Current.CancellationToken);
        Assert.Contains("texts are compared without it", service.Health.Message, StringComparison.Ordinal);
        Assert.NotEmpty((await service.PartnersAsync(SmallNetwork.Bees, 5, "en", TestContext.Current.CancellationToken))!.Items);
    }

    [Fact]
    public async Task A_service_with_an_encoder_answers()
    {
        Open();
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store, null, new MatchOptions { EncoderFolder = _folder });
        await service.StartAsync(TestContext.Current.CancellationToken);
        Assert.Null(service.Health.Message);
        Assert.NotEmpty((await service.PartnersAsync(SmallNetwork.Bees, 5, "en", TestContext.Current.CancellationToken))!.Items);
        Assert.NotEmpty((await service.DatasetsAsync(SmallNetwork.Bees, 5, "en", TestContext.Current.CancellationToken))!.Items);
    }

    private ITextEncoder Open()
    {
        TinyOnnxModel.Write(_folder, ("bee", [1, 0, 0]), ("biene", [1, 0, 0]), ("##n", [1, 0, 0]), ("river", [0, 1, 0]));
        (ITextEncoder? encoder, string? message) = OnnxTextEncoder.Open(_folder);
        Assert.Null(message);
        return encoder!;
    }
}
