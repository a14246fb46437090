namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The logical connectives over true, false and error (SPARQL 1.1 Query, section 17.2).</summary>
public static class ThreeValuedLogic
{
    /// <summary>False where either side is, error where the other side does not settle it.</summary>
    public static Truth And(this Truth left, Truth right) =>
        left == Truth.False || right == Truth.False ? Truth.False
        : left == Truth.Error || right == Truth.Error ? Truth.Error
        : Truth.True;

    /// <summary>True where either side is, error where the other side does not settle it.</summary>
    public static Truth Or(this Truth left, Truth right) =>
        left == Truth.True || right == Truth.True ? Truth.True
        : left == Truth.Error || right == Truth.Error ? Truth.Error
        : Truth.False;

    public static Truth Not(this Truth value) => value switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Error,
    };

    public static Truth ToTruth(this bool value) => value ? Truth.True : Truth.False;
}
