using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Microsoft.Data.Sqlite;

namespace CivicCoding.Graph.Storage;

/// <summary>The checksum of everything in the catalogue but the log, whose commits have their own: SQLite's pages have none, and a store that was not closed has no seal. In the same transaction as what it covers; stores that never had it are taken without. Persisted: how it is made is frozen.</summary>
internal sealed partial class Catalogue
{
    private const string ContentName = "content";

    private static readonly string[] s_covered =
    [
        "SELECT * FROM segment ORDER BY file", "SELECT * FROM consumer ORDER BY name", "SELECT * FROM backup ORDER BY folder", $"SELECT * FROM meta WHERE name <> '{ContentName}' ORDER BY name",
    ];

    private static void SetContent(SqliteConnection connection) =>
        Execute(connection, $"INSERT INTO meta (name, value) VALUES ('{ContentName}', '{ContentOf(connection)}') ON CONFLICT (name) DO UPDATE SET value = excluded.value");

    /// <summary>XXH3 over all values, each with its type and behind it a zero.</summary>
    private static string ContentOf(SqliteConnection connection)
    {
        var hash = new XxHash3();
        foreach (string rows in s_covered)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = rows;
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (int i = 0; i < reader.FieldCount; i++)
                {
                    string value = reader.GetValue(i) switch
                    {
                        byte[] bytes => "b" + Convert.ToHexString(bytes),
                        string text => "t" + text,
                        IFormattable number => "n" + number.ToString(null, CultureInfo.InvariantCulture),
                        _ => "",
                    };
                    hash.Append(Encoding.UTF8.GetBytes(value + "\0"));
                }
            }
        }

        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }
}
