using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CivicCoding.Graph.Storage;

/// <summary>The catalogue's part in backups, in restoring them and in erasing.</summary>
internal sealed partial class Catalogue
{
    private const int CheckpointTries = 100;

    private static readonly string s_backupTable = "CREATE TABLE IF NOT EXISTS backup (folder TEXT PRIMARY KEY, seq INTEGER NOT NULL, created TEXT NOT NULL)";

    /// <summary>The backups that were written from this store, the newest first.</summary>
    public List<KnownBackup> Backups()
    {
        lock (_lock)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = "SELECT folder, seq, created FROM backup ORDER BY created DESC, folder";
            using SqliteDataReader reader = command.ExecuteReader();
            var backups = new List<KnownBackup>();
            while (reader.Read())
            {
                backups.Add(new KnownBackup(reader.GetString(0), reader.GetInt64(1), DateTimeOffset.Parse(reader.GetString(2), CultureInfo.InvariantCulture)));
            }

            return backups;
        }
    }

    /// <summary>Remembers a backup; one in the same folder is no more.</summary>
    public void Remember(KnownBackup backup) => Change(transaction => Run(
        transaction, "INSERT INTO backup (folder, seq, created) VALUES ($a, $b, $c) ON CONFLICT (folder) DO UPDATE SET seq = excluded.seq, created = excluded.created",
        backup.Folder, backup.Sequence, backup.Created.ToString("O", CultureInfo.InvariantCulture)));

    /// <summary>The number behind the last term that the last clean-up of the dictionary looked at.</summary>
    public ulong Swept => ulong.Parse(Meta("swept") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>The last commit that is in segments and that every consumer has seen.</summary>
    public long Seen
    {
        get
        {
            long flushed = Flushed;
            lock (_lock)
            {
                return Math.Min(flushed, Number($"SELECT ifnull(min(seq), {flushed.ToString(CultureInfo.InvariantCulture)}) FROM consumer"));
            }
        }
    }

    public void SetSwept(ulong end) => Change(transaction =>
        Run(transaction, "INSERT INTO meta (name, value) VALUES ('swept', $a) ON CONFLICT (name) DO UPDATE SET value = excluded.value", end.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Puts files with the same content in the place of others.</summary>
    public void Replace(IReadOnlyList<StoredFile> added, IReadOnlyList<string> removed) => Change(transaction => Replace(transaction, added, removed));

    /// <summary>Holds the catalogue as it is now for a copy, while writing goes on.</summary>
    public CataloguePin Pin() => new(_source);

    /// <summary>Makes a copied catalogue that of a new store: another name, and no consumer has seen it.</summary>
    public static void Adopt(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, $"PRAGMA synchronous = FULL; BEGIN; UPDATE meta SET value = '{Guid.NewGuid()}' WHERE name = 'store_uuid'; DELETE FROM consumer;");
        SetContent(connection);
        Execute(connection, "COMMIT");
    }

    /// <summary>Forgets every commit that is in segments, whoever still wanted to read it, and overwrites what was freed, in the write-ahead log too.</summary>
    /// <exception cref="IOException">A reader kept the write-ahead log from being emptied.</exception>
    public void Purge()
    {
        long flushed = Flushed;
        Change(transaction => Forget(transaction, flushed));
        lock (_lock)
        {
            try
            {
                Execute(_connection, "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; VACUUM;");
            }
            catch (SqliteException error) when (error.SqliteErrorCode == DiskFull)
            {
                throw new StoreFullException(FileName, error);
            }

            for (int tries = 0; !TryEmptyLog(); tries++)
            {
                if (tries == CheckpointTries)
                {
                    throw new IOException("A reader keeps the catalogue's write-ahead log: what was erased is still in it. Repeat it later.");
                }

                Thread.Sleep(50);
            }
        }
    }

    private static void Forget(SqliteTransaction transaction, long sequence)
    {
        SetMeta(transaction, "sequence", Run(transaction, "SELECT max(ifnull(max(seq), 0), (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'sequence')) FROM commit_log"));
        Run(transaction, "DELETE FROM commit_log WHERE seq <= $a", sequence);
    }

    private static void Upgrade(SqliteConnection connection)
    {
        Execute(connection, $"BEGIN; {s_backupTable}; UPDATE meta SET value = '{Format}' WHERE name = 'format'; PRAGMA user_version = {Format};");
        SetContent(connection);
        Execute(connection, "COMMIT");
    }

    private bool TryEmptyLog()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0;
    }
}
