using Microsoft.Data.Sqlite;

namespace CivicCoding.Graph.Storage;

/// <summary>The catalogue as of one moment, on a connection of its own.</summary>
internal sealed class CataloguePin : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _reading;
    private bool _released;

    public CataloguePin(string source)
    {
        _connection = new SqliteConnection(source);
        _connection.Open();
        _reading = _connection.BeginTransaction(deferred: true);
        // A transaction sees one state from its first read on.
        using SqliteCommand command = _connection.CreateCommand();
        command.Transaction = _reading;
        command.CommandText = "SELECT count(*) FROM meta";
        command.ExecuteScalar();
    }

    /// <summary>Writes a copy that is one file; it is not synced yet.</summary>
    public void CopyTo(string path)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        using (SqliteCommand fast = copy.CreateCommand())
        {
            fast.CommandText = "PRAGMA synchronous = OFF";
            fast.ExecuteNonQuery();
        }

        _connection.BackupDatabase(copy);
        using SqliteCommand command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
    }

    /// <summary>Lets go; also twice.</summary>
    public void Dispose()
    {
        if (!_released)
        {
            _released = true;
            _reading.Dispose();
            _connection.Dispose();
        }
    }
}
