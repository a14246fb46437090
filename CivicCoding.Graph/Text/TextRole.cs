namespace CivicCoding.Graph.Text;

/// <summary>What a literal is for the thing that it describes. Stored in the index: the numbers belong to <see cref="TextSchema.Version"/>.</summary>
public enum TextRole
{
    Other = 0,
    Name = 1,
    Keyword = 2,
    Description = 3,
}
