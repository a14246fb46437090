namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>How the columns of two inputs of a join meet: what is a key, what needs the slow compatibility check, and where each output column comes from.</summary>
internal sealed class JoinLayout
{
    private JoinLayout(Schema output, int[] leftKeys, int[] rightKeys, (int Left, int Right)[] open, (int Left, int Right)[] sources)
    {
        Output = output;
        LeftKeys = leftKeys;
        RightKeys = rightKeys;
        Open = open;
        Sources = sources;
    }

    public Schema Output { get; }

    /// <summary>The left columns of the shared variables that are bound on both sides in every solution.</summary>
    public int[] LeftKeys { get; }

    public int[] RightKeys { get; }

    /// <summary>The shared variables that may be unbound on one side: compatible, not equal, is what counts (SPARQL 1.1 Query, section 18.3).</summary>
    public (int Left, int Right)[] Open { get; }

    /// <summary>For each output column its left column and its right column, -1 where a side has none.</summary>
    public (int Left, int Right)[] Sources { get; }

    public bool SharesNothing => LeftKeys.Length == 0 && Open.Length == 0;

    public static JoinLayout Of(Schema left, Schema right, JoinKind kind, Func<string, bool>? isNeeded = null)
    {
        var leftKeys = new List<int>();
        var rightKeys = new List<int>();
        var open = new List<(int, int)>();
        var sources = new List<(int, int)>();
        var variables = new List<string>();
        var unbound = new HashSet<string>(StringComparer.Ordinal);
        bool onlyLeft = kind is JoinKind.Semi or JoinKind.Anti or JoinKind.Minus;
        for (int l = 0; l < left.Width; l++)
        {
            string name = left.Variables[l];
            int r = right.IndexOf(name);
            if (r >= 0 && left.Binds(name) && right.Binds(name))
            {
                leftKeys.Add(l);
                rightKeys.Add(r);
            }
            else if (r >= 0)
            {
                open.Add((l, r));
            }

            if (onlyLeft || isNeeded is null || isNeeded(name))
            {
                bool fromRight = r >= 0 && !left.Binds(name) && !onlyLeft;
                variables.Add(name);
                sources.Add((l, fromRight ? r : -1));
                if (!left.Binds(name) && !(kind == JoinKind.Inner && right.Binds(name)))
                {
                    unbound.Add(name);
                }
            }
        }

        for (int r = 0; r < right.Width && !onlyLeft; r++)
        {
            string name = right.Variables[r];
            if (!left.Contains(name) && (isNeeded is null || isNeeded(name)))
            {
                variables.Add(name);
                sources.Add((-1, r));
                if (kind == JoinKind.Left || !right.Binds(name))
                {
                    unbound.Add(name);
                }
            }
        }

        return new JoinLayout(new Schema(variables, unbound.Contains), [.. leftKeys], [.. rightKeys], [.. open], [.. sources]);
    }

    /// <summary>True where the open variables of two solutions do not contradict each other.</summary>
    public bool AreCompatible(ulong[][] left, int l, ulong[][] right, int r)
    {
        foreach ((int leftColumn, int rightColumn) in Open)
        {
            ulong a = left[leftColumn][l];
            ulong b = right[rightColumn][r];
            if (a != b && a != 0 && b != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where two solutions have a bound variable in common.</summary>
    public bool Overlap(ulong[][] left, int l, ulong[][] right, int r)
    {
        if (LeftKeys.Length > 0)
        {
            return true;
        }

        foreach ((int leftColumn, int rightColumn) in Open)
        {
            if (left[leftColumn][l] != 0 && right[rightColumn][r] != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes joined solutions into a batch from place <paramref name="at"/> on; a right place of -1 leaves the right side unbound.</summary>
    public void Gather(ulong[][] left, ReadOnlySpan<int> leftPlaces, ulong[][] right, ReadOnlySpan<int> rightPlaces, Batch into, int at)
    {
        for (int column = 0; column < Sources.Length; column++)
        {
            (int l, int r) = Sources[column];
            Span<ulong> target = into.Columns[column].AsSpan(at, leftPlaces.Length);
            if (l >= 0)
            {
                ulong[] from = left[l];
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = from[leftPlaces[i]];
                }
            }

            if (r >= 0)
            {
                ulong[] from = right[r];
                for (int i = 0; i < target.Length; i++)
                {
                    int place = rightPlaces[i];
                    if (l < 0 || target[i] == 0)
                    {
                        target[i] = place < 0 ? 0 : from[place];
                    }
                }
            }
        }
    }
}
