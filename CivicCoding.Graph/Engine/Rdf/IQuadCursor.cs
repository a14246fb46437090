namespace CivicCoding.Graph.Rdf;

/// <summary>A forward scan over one order of a snapshot, restricted to a prefix of that order. Rows come in ascending order of the columns.</summary>
public interface IQuadCursor : IDisposable
{
    /// <summary>Fills the columns from the current position and moves on.</summary>
    /// <param name="into">The batch to fill.</param>
    /// <param name="columns">Bit mask of the columns wanted (1 first, 2 second, 4 third, 8 fourth); the others may be left stale.</param>
    /// <returns>The number of rows, 0 at the end.</returns>
    int Read(QuadColumns into, int columns = 15);

    /// <summary>Moves forward to the first row that is not below the given key, compared column by column; never moves back.</summary>
    void Seek(ulong first, ulong second, ulong third, ulong fourth);
}
