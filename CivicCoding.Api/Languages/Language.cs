namespace CivicCoding.Api.Languages;

/// <summary>The languages of pages and messages.</summary>
public enum Language
{
    German,
    English,
}
