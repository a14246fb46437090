using System.Numerics.Tensors;

namespace CivicCoding.Matching.Text;

/// <summary>A low-rank space of a sparse matrix, found by subspace iteration from a fixed start (latent semantic analysis): rows and new rows become short vectors whose cosine is their likeness.</summary>
public sealed class LatentSpace
{
    private readonly float[] _basis;

    private LatentSpace(float[] basis, int dimensions)
    {
        _basis = basis;
        Dimensions = dimensions;
    }

    public int Dimensions { get; }

    /// <summary>Finds the space that holds most of the matrix.</summary>
    public static LatentSpace Fit(SparseRows rows, int dimensions, int iterations, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.ColumnCount;
        int k = Math.Max(1, Math.Min(dimensions, Math.Min(columns, rows.RowCount)));
        var basis = new float[Math.Max(1, columns) * k];
        var random = new Random(17);
        for (int i = 0; i < basis.Length; i++)
        {
            basis[i] = (float)(random.NextDouble() - 0.5);
        }

        var left = new float[k];
        var next = new float[basis.Length];
        Orthonormalise(basis, k);
        for (int round = 0; round < iterations; round++)
        {
            Array.Clear(next);
            for (int row = 0; row < rows.RowCount; row++)
            {
                if ((row & 1023) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                Multiply(rows.Columns(row), rows.Values(row), basis, left);
                ReadOnlySpan<int> at = rows.Columns(row);
                ReadOnlySpan<float> values = rows.Values(row);
                for (int i = 0; i < at.Length; i++)
                {
                    Span<float> target = next.AsSpan(at[i] * k, k);
                    TensorPrimitives.MultiplyAdd(left, values[i], target, target);
                }
            }

            Orthonormalise(next, k);
            (basis, next) = (next, basis);
        }

        return new LatentSpace(basis, k);
    }

    /// <summary>The vector of a row, of length one where anything of it is known, else zero.</summary>
    public void Project(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> vector)
    {
        Multiply(columns, values, _basis, vector);
        Normalise(vector);
    }

    /// <summary>The vector of one column.</summary>
    public ReadOnlySpan<float> Column(int column) =>
        (uint)column < (uint)(_basis.Length / Dimensions) ? _basis.AsSpan(column * Dimensions, Dimensions) : default;

    /// <summary>Scales a vector to length one; zero stays zero.</summary>
    public static void Normalise(Span<float> vector)
    {
        float norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 1e-12f)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }
    }

    private static void Multiply(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, float[] basis, Span<float> result)
    {
        result.Clear();
        int k = result.Length;
        int known = basis.Length / k;
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] < known)
            {
                TensorPrimitives.MultiplyAdd(basis.AsSpan(columns[i] * k, k), values[i], result, result);
            }
        }
    }

    // Cholesky of the Gram matrix: two passes over the rows instead of k strided ones.
    private static void Orthonormalise(float[] matrix, int k)
    {
        var gram = new double[k * k];
        int n = matrix.Length / k;
        for (int row = 0; row < n; row++)
        {
            ReadOnlySpan<float> x = matrix.AsSpan(row * k, k);
            for (int i = 0; i < k; i++)
            {
                float xi = x[i];
                if (xi == 0)
                {
                    continue;
                }

                Span<double> target = gram.AsSpan(i * k, i + 1);
                for (int j = 0; j <= i; j++)
                {
                    target[j] += xi * x[j];
                }
            }
        }

        double[] lower = Cholesky(gram, k);
        for (int row = 0; row < n; row++)
        {
            Span<float> x = matrix.AsSpan(row * k, k);
            for (int i = 0; i < k; i++)
            {
                double sum = x[i];
                for (int j = 0; j < i; j++)
                {
                    sum -= lower[(i * k) + j] * x[j];
                }

                x[i] = lower[(i * k) + i] > 0 ? (float)(sum / lower[(i * k) + i]) : 0;
            }
        }
    }

    private static double[] Cholesky(double[] gram, int k)
    {
        var lower = new double[k * k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = gram[(i * k) + j];
                for (int m = 0; m < j; m++)
                {
                    sum -= lower[(i * k) + m] * lower[(j * k) + m];
                }

                if (i == j)
                {
                    lower[(i * k) + i] = sum > 1e-9 * Math.Max(gram[(i * k) + i], 1e-30) ? Math.Sqrt(sum) : 0;
                }
                else
                {
                    lower[(i * k) + j] = lower[(j * k) + j] > 0 ? sum / lower[(j * k) + j] : 0;
                }
            }
        }

        return lower;
    }
}
