using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Tests.Text;

public sealed class RowProductsTests
{
    [Fact]
    public void Each_product_is_the_sum_of_its_parts_whatever_the_length()
    {
        var random = new Random(5);
        for (int k = 0; k < 110; k++)
        {
            float[] rows = [.. Enumerable.Range(0, 7 * k).Select(_ => random.NextSingle() - 0.5f)];
            float[] vector = [.. Enumerable.Range(0, k).Select(_ => random.NextSingle() - 0.5f)];
            float[] products = new float[7];

            RowProducts.Of(rows, vector, products);

            for (int row = 0; row < products.Length; row++)
            {
                Assert.Equal(Enumerable.Range(0, k).Sum(i => (double)rows[(row * k) + i] * vector[i]), products[row], 1e-5);
            }
        }
    }

    [Fact]
    public void A_product_does_not_depend_on_where_in_memory_its_parts_lie()
    {
        var random = new Random(6);
        float[] x = [.. Enumerable.Range(0, 200).Select(_ => random.NextSingle())];
        float[] y = [.. Enumerable.Range(0, 200).Select(_ => random.NextSingle())];
        for (int shift = 1; shift < 16; shift++)
        {
            float[] moved = [.. new float[shift], .. x];

            Assert.Equal(RowProducts.Dot(x, y), RowProducts.Dot(moved.AsSpan(shift), y));
        }
    }
}
