namespace CivicCoding.Graph.Export;

/// <summary>The data changed again and again while a page was read: there is no page, rather than one of two states.</summary>
public sealed class CatalogueChangedException() : IOException("The data change faster than the catalogue can be read. Ask again in a moment.");
