using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>Remembers which datasets the catalogue has shown, so that those that vanish can be told to harvesters. What came and went between two looks was never shown. Safe for use by many threads.</summary>
public sealed class RemovedDatasets
{
    /// <summary>The most removals that are told; older ones are forgotten.</summary>
    public const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly string? _file;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _forgotten = new(StringComparer.Ordinal);
    private HashSet<string> _shown = new(StringComparer.Ordinal);
    private Dictionary<string, DateOnly> _removed = new(StringComparer.Ordinal);

    /// <param name="file">Where it is kept; null: in memory only.</param>
    /// <param name="time">The clock of the days.</param>
    public RemovedDatasets(string? file = null, TimeProvider? time = null)
    {
        _file = file;
        _time = time ?? TimeProvider.System;
        if (file is not null && File.Exists(file))
        {
            Read(file);
        }
    }

    /// <summary>Takes note of what the catalogue shows now and tells what it no longer shows.</summary>
    /// <exception cref="IOException">The file cannot be written; nothing is taken note of.</exception>
    public IReadOnlyList<RemovedDataset> See(IReadOnlyCollection<string> datasets)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        lock (_lock)
        {
            var now = datasets.ToHashSet(StringComparer.Ordinal);
            now.ExceptWith(_forgotten);
            if (!now.SetEquals(_shown))
            {
                DateOnly today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
                var removed = _removed.Where(r => !now.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
                foreach (string gone in _shown.Where(s => !now.Contains(s)))
                {
                    removed[gone] = today;
                }

                if (removed.Count > Most)
                {
                    removed = removed.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(Most).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
                }

                Write(now, removed);
                (_shown, _removed) = (now, removed);
            }

            return [.. _removed.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new RemovedDataset(new Iri(r.Key), r.Value))];
        }
    }

    /// <summary>Forgets a dataset that was erased, also in the file: its removal is not told, and a list that was read before it was erased does not bring it back.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Forget(string dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        lock (_lock)
        {
            _forgotten.Add(dataset);
            if (_shown.Remove(dataset) | _removed.Remove(dataset))
            {
                Write(_shown, _removed);
            }

            // What a write that was broken off left.
            if (_file is not null)
            {
                File.Delete(_file + ".new");
            }
        }
    }

    private void Read(string file)
    {
        foreach (string line in File.ReadLines(file))
        {
            string[] parts = line.Split('\t');
            if (parts is ["shown", { Length: > 0 } shown])
            {
                _shown.Add(shown);
            }
            else if (parts is ["removed", { Length: > 0 } removed, { } day] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                _removed[removed] = date;
            }
        }
    }

    private void Write(HashSet<string> shown, Dictionary<string, DateOnly> removed)
    {
        if (_file is null)
        {
            return;
        }

        string temporary = _file + ".new";
        using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            foreach ((string dataset, DateOnly day) in removed.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"removed\t{dataset}\t{day:yyyy-MM-dd}"));
            }

            foreach (string dataset in shown.Order(StringComparer.Ordinal))
            {
                writer.WriteLine("shown\t" + dataset);
            }
        }

        File.Move(temporary, _file, overwrite: true);
    }
}
