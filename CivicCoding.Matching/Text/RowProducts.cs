using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CivicCoding.Matching.Text;

/// <summary>Products of rows of a matrix with one vector. The order of the sums is fixed, so that they do not depend on where in memory the rows lie.</summary>
internal static class RowProducts
{
    private const int Lane = 8;
    private const int Block = 4 * Lane;

    /// <summary>The product of each row with a vector; the rows lie one behind the other.</summary>
    public static void Of(ReadOnlySpan<float> rows, ReadOnlySpan<float> vector, Span<float> products)
    {
        int k = vector.Length;
        for (int row = 0; row < products.Length; row++)
        {
            products[row] = Dot(rows.Slice(row * k, k), vector);
        }
    }

    /// <summary>The product of two vectors of one length.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        if (y.Length != x.Length)
        {
            throw new ArgumentException("The vectors differ in length.", nameof(y));
        }

        ref float a = ref MemoryMarshal.GetReference(x);
        ref float b = ref MemoryMarshal.GetReference(y);
        Vector256<float> first = default;
        Vector256<float> second = default;
        Vector256<float> third = default;
        Vector256<float> fourth = default;
        nuint i = 0;
        nuint length = (nuint)x.Length;
        for (; i + Block <= length; i += Block)
        {
            first = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), first);
            second = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, i + Lane), Vector256.LoadUnsafe(ref b, i + Lane), second);
            third = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, i + (2 * Lane)), Vector256.LoadUnsafe(ref b, i + (2 * Lane)), third);
            fourth = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, i + (3 * Lane)), Vector256.LoadUnsafe(ref b, i + (3 * Lane)), fourth);
        }

        for (; i + Lane <= length; i += Lane)
        {
            first = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), first);
        }

        float sum = Vector256.Sum(first + second + (third + fourth));
        for (; i < length; i++)
        {
            sum += x[(int)i] * y[(int)i];
        }

        return sum;
    }
}
