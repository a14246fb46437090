using CivicCoding.Api.Languages;
using CivicCoding.Api.Validation;

namespace CivicCoding.Api.Pages;

/// <summary>A finding as the page shows it.</summary>
/// <param name="Rank">0 for a violation, 1 for a warning, 2 for a note.</param>
/// <param name="Line">The line, from 1, where it is known.</param>
/// <param name="Place">The thing that was checked.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record CheckFinding(int Rank, int? Line, string Place, string Message)
{
    public Phrase Kind => Rank == 0 ? ValidationTexts.Violation : Rank == 1 ? ValidationTexts.Warning : ValidationTexts.Note;
}
