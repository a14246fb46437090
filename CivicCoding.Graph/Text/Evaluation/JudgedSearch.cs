namespace CivicCoding.Graph.Text.Evaluation;

/// <summary>A search as somebody types it, with the entries that a person judged for it.</summary>
/// <param name="Id">Its name in the judged set.</param>
/// <param name="Language">"de" or "en".</param>
/// <param name="Text">What is typed.</param>
/// <param name="Grades">By IRI: 3 what is meant, 2 answers it, 1 touches it; entries that are not named count nothing.</param>
internal sealed record JudgedSearch(string Id, string Language, string Text, IReadOnlyDictionary<string, int> Grades)
{
    /// <summary>Reads queries.tsv and judgements.tsv of a folder.</summary>
    /// <exception cref="FormatException">A line is not as its heading says; the message names file and line.</exception>
    public static IReadOnlyList<JudgedSearch> Read(string folder, string idBase)
    {
        var grades = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach ((string[] cells, string place) in Lines(Path.Combine(folder, "judgements.tsv"), 3))
        {
            if (cells[2] is not [>= '1' and <= '3'])
            {
                throw new FormatException($"{place}: a grade is 1, 2 or 3, not \"{cells[2]}\".");
            }

            if (!grades.TryGetValue(cells[0], out Dictionary<string, int>? of))
            {
                grades.Add(cells[0], of = new Dictionary<string, int>(StringComparer.Ordinal));
            }

            if (!of.TryAdd(idBase + cells[1], cells[2][0] - '0'))
            {
                throw new FormatException($"{place}: {cells[1]} is judged twice for {cells[0]}.");
            }
        }

        return
        [
            .. Lines(Path.Combine(folder, "queries.tsv"), 4).Select(line => new JudgedSearch(
                line.Cells[0],
                line.Cells[1],
                line.Cells[3],
                grades.TryGetValue(line.Cells[0], out Dictionary<string, int>? of) ? of : throw new FormatException($"{line.Place}: nothing is judged for {line.Cells[0]}."))),
        ];
    }

    private static IEnumerable<(string[] Cells, string Place)> Lines(string path, int width)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] cells = line.Split('\t');
            if (cells.Length != width)
            {
                throw new FormatException($"{path}:{number}: {width} cells with tabs between them are expected.");
            }

            if (number > 1)
            {
                yield return (cells, $"{path}:{number}");
            }
        }
    }
}
