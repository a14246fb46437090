using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CivicCoding.Graph.Rdf;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivicCoding.Graph.Storage;

/// <summary>The truth about a store on disk: the commit log, which files belong to it, how far its consumers are, and its name. SQLite with a write-ahead log and a full sync at every commit.</summary>
internal sealed partial class Catalogue : ICommitLog
{
    public const string FileName = "catalogue.sqlite";

    /// <summary>Format 2 knows the backups, and dictionary files with terms that were taken out; format 3 runs of one graph, without files by graph.</summary>
    public const int Format = 3;

    private const int Damaged = 11;
    private const int DiskFull = 13;
    private const int NoDatabase = 26;
    private const long KeptCommits = 1_000;

    /// <summary>What the write-ahead log is cut back to once all of it is in the catalogue.</summary>
    private const long LogFileBytes = 4L << 20;
    private const long KeptBytes = 32L << 20;

    /// <summary>More than this is not kept for a consumer that stays behind.</summary>
    private const long BoundBytes = 16 * KeptBytes;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly string _source;

    private Catalogue(SqliteConnection connection, string source)
    {
        _connection = connection;
        _source = source;
        _insert = connection.CreateCommand();
        _insert.CommandText = "INSERT INTO commit_log (seq, blob) VALUES ($a, $b)";
        _insert.Parameters.Add("$a", SqliteType.Integer);
        _insert.Parameters.Add("$b", SqliteType.Blob);
        _begin = connection.CreateCommand();
        _begin.CommandText = "BEGIN IMMEDIATE";
        _commit = connection.CreateCommand();
        _commit.CommandText = "COMMIT";
        StoreId = Guid.TryParse(Meta("store_uuid"), CultureInfo.InvariantCulture, out Guid id) ? id : throw new StorageFormatException($"{source} names no store.");
        if (Meta("check") is { } check && check != CheckOf(connection))
        {
            throw new StorageFormatException($"The catalogue {source} is damaged: its numbers do not fit their checksum. Restore the store from a backup.");
        }

        if (Meta(ContentName) is { } content && content != ContentOf(connection))
        {
            throw new StorageFormatException($"The catalogue {source} is damaged: what it says of files, consumers and backups does not fit its checksum. Restore the store from a backup.");
        }
    }

    public Guid StoreId { get; }

    public long Oldest
    {
        get
        {
            lock (_lock)
            {
                return Number("SELECT ifnull(min(seq), (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'sequence') + 1) FROM commit_log");
            }
        }
    }

    /// <summary>The last commit, logged or not.</summary>
    public long Sequence
    {
        get
        {
            lock (_lock)
            {
                return Number("SELECT max(ifnull(max(seq), 0), (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'sequence')) FROM commit_log");
            }
        }
    }

    /// <summary>The last commit up to which all quads are in segments.</summary>
    public long Flushed => long.Parse(Meta("flushed") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The number behind the last blank node that a flush knew of.</summary>
    public ulong BlankEnd => ulong.Parse(Meta("blank_end") ?? "1", CultureInfo.InvariantCulture);

    /// <exception cref="StorageFormatException">The store was written by a newer program; it is left as it is.</exception>
    public static Catalogue Open(string folder)
    {
        string path = Path.Combine(folder, FileName);
        bool existed = File.Exists(path);
        RefuseNewer(path);
        string source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        var connection = new SqliteConnection(source);
        try
        {
            connection.Open();
            long format = existed ? (long)Scalar(connection, "PRAGMA user_version")! : 0;
            if (format == 0)
            {
                Create(connection);
            }
            else if (format < Format)
            {
                Upgrade(connection);
            }

            Execute(connection, $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = {LogFileBytes};");
            return new Catalogue(connection, source);
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw error.SqliteErrorCode switch
            {
                DiskFull => new StoreFullException(path, error),
                Damaged or NoDatabase => new StorageFormatException($"The catalogue {path} cannot be read: {error.Message}. Restore it from a backup.", error),
                _ => new IOException($"The catalogue {path} cannot be opened: {error.Message}.", error),
            };
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Told of the last commit each time the log is synced.</summary>
    public Action<long>? Logged { get; set; }

    public void Append(IReadOnlyList<LogEntry> entries)
    {
        if (entries.Count == 1)
        {
            // One statement is a transaction of its own.
            Write(() => Insert(null, entries[0]));
        }
        else
        {
            Write(() => InsertAll(entries));
        }

        Logged?.Invoke(entries[^1].Sequence);
    }

    public void Acknowledge(string consumer, long sequence) => Change(transaction =>
        Run(transaction, "INSERT INTO consumer (name, seq) VALUES ($a, $b) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq", consumer, sequence));

    /// <summary>The files that belong to the store.</summary>
    public List<StoredFile> Files()
    {
        lock (_lock)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = "SELECT file, kind, \"order\", run, seq_from, seq_to, rows, length, xxh128 FROM segment ORDER BY kind, run, \"order\"";
            using SqliteDataReader reader = command.ExecuteReader();
            var files = new List<StoredFile>();
            while (reader.Read())
            {
                files.Add(new StoredFile(
                    reader.GetString(0), (FileKind)reader.GetByte(1), (QuadOrder)reader.GetByte(2), reader.GetInt64(3), reader.GetInt64(6), reader.GetInt64(7),
                    BinaryPrimitives.ReadUInt128BigEndian((byte[])reader.GetValue(8)))
                {
                    SequenceFrom = reader.GetInt64(4),
                    SequenceTo = reader.GetInt64(5),
                });
            }

            return files;
        }
    }

    /// <summary>Makes files part of the store and others no longer, with the log entry that they stand for, all at once.</summary>
    public void Register(CatalogueChange change)
    {
        Change(transaction =>
        {
            Replace(transaction, change.Added, change.Removed);
            if (change.Entry is { } entry)
            {
                Insert(transaction, entry);
            }

            if (change.Flushed is { } flushed)
            {
                SetMeta(transaction, "flushed", flushed);
            }

            if (change.Forgotten is { } forgotten)
            {
                Forget(transaction, forgotten);
            }

            SetMeta(transaction, "blank_end", (long)change.BlankEnd);
            SetMeta(transaction, "id_highwater", (long)change.TermsEnd - 1);
        });
        if (change.Entry is { } logged)
        {
            Logged?.Invoke(logged.Sequence);
        }
    }

    /// <summary>Reads all pages and compares indexes with tables, and that no commit is missing between two others of the log.</summary>
    /// <exception cref="StorageFormatException">Something is damaged.</exception>
    public void Check()
    {
        try
        {
            lock (_lock)
            {
                if (Scalar(_connection, "PRAGMA integrity_check(1)") is not "ok" and var found)
                {
                    throw new StorageFormatException($"The catalogue is damaged: {found}. Restore the store from a backup.");
                }

                if (Number("SELECT count(*) - (max(seq) - min(seq) + 1) FROM commit_log") != 0
                    || Number("SELECT (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'flushed') NOT BETWEEN min(seq) - 1 AND max(seq) FROM commit_log") != 0)
                {
                    throw new StorageFormatException("A commit is missing in the log. Restore the store from a backup.");
                }
            }
        }
        catch (SqliteException error)
        {
            throw new StorageFormatException($"The catalogue cannot be read: {error.Message}. Restore the store from a backup.", error);
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _connection.Dispose();
    }

    /// <exception cref="StorageFormatException">The store was written by a newer program.</exception>
    public static void RefuseNewer(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        Span<byte> head = stackalloc byte[64];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return;
        }

        int format = BinaryPrimitives.ReadInt32BigEndian(head[60..]);
        if (format > Format)
        {
            throw new StorageFormatException($"The store {Path.GetDirectoryName(path)} has format {format}; this program knows formats up to {Format}. It was left as it is: open it with a newer program.");
        }
    }

    private static void Create(SqliteConnection connection)
    {
        Execute(connection, $"""
            PRAGMA auto_vacuum = INCREMENTAL;
            PRAGMA synchronous = FULL;
            BEGIN;
            CREATE TABLE commit_log (seq INTEGER PRIMARY KEY, blob BLOB NOT NULL);
            CREATE TABLE segment (file TEXT PRIMARY KEY, kind INTEGER NOT NULL, "order" INTEGER NOT NULL, run INTEGER NOT NULL, seq_from INTEGER NOT NULL,
              seq_to INTEGER NOT NULL, rows INTEGER NOT NULL, length INTEGER NOT NULL, xxh128 BLOB NOT NULL, state INTEGER NOT NULL);
            CREATE TABLE consumer (name TEXT PRIMARY KEY, seq INTEGER NOT NULL);
            CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
            {s_backupTable};
            INSERT INTO meta VALUES ('store_uuid', '{Guid.NewGuid()}'), ('format', '{Format}'), ('id_highwater', '0'), ('blank_end', '1'), ('flushed', '0'), ('sequence', '0');
            PRAGMA user_version = {Format};
            """);
        SetContent(connection);
        Execute(connection, "COMMIT");
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private void Insert(SqliteTransaction? transaction, LogEntry entry)
    {
        _insert.Transaction = transaction;
        _insert.Parameters[0].Value = entry.Sequence;
        _insert.Parameters[1].Value = entry.Record;
        _insert.ExecuteNonQuery();
    }

    /// <summary>One transaction of statements that are prepared once.</summary>
    private void InsertAll(IReadOnlyList<LogEntry> entries)
    {
        _begin.ExecuteNonQuery();
        try
        {
            foreach (LogEntry entry in entries)
            {
                Insert(null, entry);
            }

            _commit.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Where the disk failed, SQLite has ended the transaction by itself already.
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                Execute(_connection, "ROLLBACK");
            }

            throw;
        }
    }

    private static void Replace(SqliteTransaction transaction, IReadOnlyList<StoredFile> added, IReadOnlyList<string> removed)
    {
        foreach (StoredFile file in added)
        {
            byte[] hash = new byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(hash, file.Hash);
            Run(
                transaction, "INSERT INTO segment (file, kind, \"order\", run, seq_from, seq_to, rows, length, xxh128, state) VALUES ($a, $b, $c, $d, $e, $f, $g, $h, $i, 1)",
                file.Name, (long)file.Kind, (long)file.Order, file.Run, file.SequenceFrom, file.SequenceTo, file.Rows, file.Length, hash);
        }

        foreach (string name in removed)
        {
            Run(transaction, "DELETE FROM segment WHERE file = $a", name);
        }
    }

    private static void SetMeta(SqliteTransaction transaction, string name, long value)
    {
        Run(transaction, "UPDATE meta SET value = $b WHERE name = $a", name, value.ToString(CultureInfo.InvariantCulture));
        Run(transaction, "INSERT INTO meta (name, value) VALUES ('check', $a) ON CONFLICT (name) DO UPDATE SET value = excluded.value", CheckOf(transaction.Connection!));
    }

    /// <summary>The checksum of the numbers that say how segments and log fit together.</summary>
    private static string CheckOf(SqliteConnection connection)
    {
        string numbers = (string)Scalar(connection, "SELECT group_concat(name || '=' || value) FROM (SELECT name, value FROM meta WHERE name IN ('flushed', 'blank_end', 'id_highwater', 'sequence') ORDER BY name)")!;
        return XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(numbers)).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static long Run(SqliteTransaction transaction, string text, params object[] values)
    {
        using SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue("$" + (char)('a' + i), values[i]);
        }

        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>The bytes of the catalogue.</summary>
    private static long Pages(SqliteConnection connection) => (long)Scalar(connection, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")!;

    private string? Meta(string name)
    {
        lock (_lock)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = "SELECT value FROM meta WHERE name = $a";
            command.Parameters.AddWithValue("$a", name);
            return command.ExecuteScalar() as string;
        }
    }

    private long Number(string text) => Scalar(_connection, text) is long number ? number : 0;

    /// <summary>A transaction that changes more than the log.</summary>
    private void Change(Action<SqliteTransaction> work) => Transact(transaction =>
    {
        work(transaction);
        SetContent(transaction.Connection!);
    });

    private void Transact(Action<SqliteTransaction> work) => Write(() =>
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        work(transaction);
        transaction.Commit();
    });

    private void Write(Action work)
    {
        lock (_lock)
        {
            try
            {
                work();
            }
            catch (SqliteException error) when (error.SqliteErrorCode == DiskFull)
            {
                throw new StoreFullException("the commit", error);
            }
            catch (SqliteException error)
            {
                throw new StoreReadOnlyException($"the catalogue could not be written ({error.Message}).", error);
            }
        }
    }
}
