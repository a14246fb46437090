namespace CivicCoding.Api.Identity;

/// <summary>What became of a merge or split.</summary>
internal enum MergeState
{
    Done,

    /// <summary>One of the things is not there, or is no thing of the network.</summary>
    Missing,

    /// <summary>They are of different kinds, or one and the same.</summary>
    Unfit,

    /// <summary>What it was merged into is itself merged: that has to be split first.</summary>
    Nested,

    /// <summary>More is said of it than one merge moves.</summary>
    TooLarge,

    /// <summary>The store is another server's.</summary>
    Remote,
}
