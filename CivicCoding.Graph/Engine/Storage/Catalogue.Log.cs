using Microsoft.Data.Sqlite;

namespace CivicCoding.Graph.Storage;

/// <summary>Reading the commit log and cutting it back.</summary>
internal sealed partial class Catalogue
{
    private const int PartEntries = 1024;
    private const long PartBytes = 1L << 20;
    private const int TrimCommits = 1024;
    private const long TrimBytes = 2L << 20;
    private const int TrimPages = 512;
    private const string FreePages = "SELECT freelist_count FROM pragma_freelist_count";

    /// <summary>Reads a bounded part at a time: while somebody reads, SQLite cannot begin its write-ahead log anew, and each commit tries to.</summary>
    public IEnumerable<LogEntry> ReadAfter(long sequence, CancellationToken cancellation)
    {
        using var connection = new SqliteConnection(_source);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT seq, blob FROM commit_log WHERE seq > $seq ORDER BY seq";
        SqliteParameter after = command.Parameters.AddWithValue("$seq", sequence);
        var part = new List<LogEntry>();
        bool more = true;
        while (more)
        {
            part.Clear();
            more = ReadPart(command, part, cancellation);
            foreach (LogEntry entry in part)
            {
                yield return entry;
                after.Value = entry.Sequence;
            }
        }
    }

    /// <summary>True where there may be more.</summary>
    private static bool ReadPart(SqliteCommand command, List<LogEntry> part, CancellationToken cancellation)
    {
        using SqliteDataReader reader = command.ExecuteReader();
        for (long bytes = 0; bytes < PartBytes && part.Count < PartEntries;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!reader.Read())
            {
                return false;
            }

            part.Add(new LogEntry(reader.GetInt64(0), (byte[])reader.GetValue(1)));
            bytes += part[^1].Record.Length;
        }

        return true;
    }

    /// <summary>The last commit that may go: it is in segments and every consumer has seen it. A consumer that stays behind is waited for up to a bound, after that it has to rebuild.</summary>
    public long Trimmable()
    {
        long last = 0;
        Transact(transaction =>
        {
            long flushed = Run(transaction, "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'flushed'");
            long seen = Math.Min(flushed, Run(transaction, "SELECT ifnull(min(seq), $a) FROM consumer", flushed));
            (long tail, long overflow) = Tail(transaction);
            last = Math.Max(Math.Min(seen, tail), Math.Min(flushed, overflow));
        });
        return last;
    }

    /// <summary>Drops a bounded part of the commits up to one that may go, and gives a bounded part of the file back: commits wait meanwhile.</summary>
    /// <returns>True where there is more to do.</returns>
    public bool Trim(long last)
    {
        bool more = false;
        Change(transaction =>
        {
            SetMeta(transaction, "sequence", Run(transaction, "SELECT max(ifnull(max(seq), 0), (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'sequence'), (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'flushed')) FROM commit_log"));
            long end = Math.Min(last, Head(transaction));
            Run(transaction, "DELETE FROM commit_log WHERE seq <= $a", end);
            more = end < last && Run(transaction, "SELECT count(*) FROM (SELECT 1 FROM commit_log WHERE seq <= $a LIMIT 1)", last) > 0;
        });
        lock (_lock)
        {
            long free = Number(FreePages);
            Execute(_connection, $"PRAGMA incremental_vacuum({TrimPages})");
            long left = Number(FreePages);
            return more || (left > 0 && left < free);
        }
    }

    /// <summary>The last of the oldest commits that are dropped at once.</summary>
    private static long Head(SqliteTransaction transaction)
    {
        using SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT seq, length(blob) FROM commit_log ORDER BY seq LIMIT {TrimCommits}";
        using SqliteDataReader reader = command.ExecuteReader();
        long last = 0;
        for (long bytes = 0; bytes < TrimBytes && reader.Read(); bytes += reader.GetInt64(1))
        {
            last = reader.GetInt64(0);
        }

        return last;
    }

    /// <summary>The last commits that are beyond what is kept anyway, and beyond what is kept at all; 0 where none is. Reads from the newest commit on, and the lengths only.</summary>
    private static (long Kept, long Bound) Tail(SqliteTransaction transaction)
    {
        using SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT seq, length(blob) FROM commit_log ORDER BY seq DESC";
        using SqliteDataReader reader = command.ExecuteReader();
        bool mayOverflow = Pages(transaction.Connection!) > BoundBytes;
        long bytes = 0;
        long kept = 0;
        for (int place = 1; reader.Read(); place++)
        {
            bytes += reader.GetInt64(1);
            if (kept == 0 && (bytes > KeptBytes || place > KeptCommits))
            {
                kept = reader.GetInt64(0);
            }

            if (bytes > BoundBytes)
            {
                return (kept, reader.GetInt64(0));
            }

            if (kept != 0 && !mayOverflow)
            {
                break;
            }
        }

        return (kept, 0);
    }
}
