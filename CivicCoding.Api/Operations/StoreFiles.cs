namespace CivicCoding.Api.Operations;

/// <summary>What lies in the store folder beside the store itself.</summary>
internal static class StoreFiles
{
    /// <summary>What a backup takes along: the keys, hashed, and the audit trail. The text index is made anew from the store.</summary>
    public static IReadOnlyList<string> Beside { get; } = ["keys.json", "audit.jsonl", "audit.1.jsonl"];

    /// <summary>Which datasets the catalogue has shown, so that removals can be told; what is erased leaves it.</summary>
    public const string Shown = "catalogue-shown.tsv";

    /// <summary>The folder of the text index.</summary>
    public const string Text = "text";
}
