using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Tests.Text;

public sealed class Bm25IndexTests
{
    [Fact]
    public void The_document_that_shares_rare_words_scores_highest()
    {
        var index = new Bm25Index(["bees and pollen data", "traffic data for cities", "bees in cities with pollen sensors"]);
        (int[] terms, float[] weights) = index.Analyse("pollen sensors for bees");
        var scores = new float[3];
        index.Score(terms, weights, scores);
        Assert.Equal([2, 0], TopList.Of(scores, 2));
        Assert.Equal(0, scores[1]);
    }

    [Fact]
    public void Analysis_folds_umlauts_and_leaves_out_stop_words_of_both_languages() =>
        Assert.Equal(["aerzt", "kliniksuch"], TextAnalyzer.Terms("Die Ärzte und the Kliniksuche"));

    [Fact]
    public void A_text_without_letters_has_no_terms() => Assert.Empty(TextAnalyzer.Terms("--- !!! \ud800"));

    [Fact]
    public void A_latent_space_brings_texts_together_that_share_no_word()
    {
        var index = new Bm25Index(["car engine", "engine automobile", "automobile car", "tree forest", "forest leaf", "leaf tree"]);
        LatentSpace space = LatentSpace.Fit(index.Rows, 2, 30);
        float[] Of(string text)
        {
            (int[] terms, float[] weights) = index.Analyse(text);
            var vector = new float[space.Dimensions];
            space.Project(terms, index.RowOf(terms, weights), vector);
            return vector;
        }

        float near = System.Numerics.Tensors.TensorPrimitives.Dot<float>(Of("car"), Of("engine"));
        float far = System.Numerics.Tensors.TensorPrimitives.Dot<float>(Of("car"), Of("leaf"));
        Assert.True(near > 0.9 && far < 0.1, $"{near} {far}");
    }
}
