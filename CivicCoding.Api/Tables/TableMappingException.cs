using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Tables;

/// <summary>A mapping that cannot be used, with what to do.</summary>
internal sealed class TableMappingException(Phrase message) : Exception(message.English)
{
    public Phrase Phrase { get; } = message;
}
