using Microsoft.Data.Sqlite;

namespace CivicCoding.Graph.Storage;

/// <summary>Reading the commit log.</summary>
internal sealed partial class Catalogue
{
    private const int PartEntries = 1024;
    private const long PartBytes = 1L << 20;

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
}
