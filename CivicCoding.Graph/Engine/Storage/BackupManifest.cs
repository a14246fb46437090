using System.IO.Hashing;
using System.Text.Json;

namespace CivicCoding.Graph.Storage;

/// <summary>What a backup consists of: manifest.json in its folder. It takes its place last and at once; without it there is no backup. Persisted: the layout is frozen.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "manifest.json";
    public const int KnownFormat = 1;
    private const long MaxBytes = 16 << 20;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, MaxDepth = 8 };

    public int Format { get; init; } = KnownFormat;

    /// <summary>The format of the store that it holds.</summary>
    public int StoreFormat { get; init; }

    public Guid Store { get; init; }

    public long Sequence { get; init; }

    public long Quads { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>The files of the store, the dictionary first and the catalogue last.</summary>
    public IReadOnlyList<BackupFile> Files { get; init; } = [];

    /// <summary>The XXH128 of this document with nothing here.</summary>
    public string Check { get; init; } = "";

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this with { Check = Sum() }, s_json);

    /// <summary>The manifest of a folder, or null where there is none.</summary>
    /// <exception cref="StorageFormatException">It is damaged, or of a newer format.</exception>
    public static BackupManifest? Read(IStorageFiles files)
    {
        if (files.LengthOf(FileName) is not { } length)
        {
            return null;
        }

        BackupManifest? manifest = null;
        if (length <= MaxBytes)
        {
            try
            {
                using Stream stream = files.OpenRead(FileName);
                manifest = JsonSerializer.Deserialize<BackupManifest>(stream, s_json);
            }
            catch (JsonException)
            {
                // Told below: whatever broke it, the message is the same.
            }
        }

        string path = Path.Combine(files.Folder, FileName);
        if (manifest is { Format: > KnownFormat } or { StoreFormat: > Catalogue.Format })
        {
            throw new StorageFormatException($"{path} was written by a newer program (format {manifest.Format}, store format {manifest.StoreFormat}). Restore it with that.");
        }

        return manifest is not null && manifest.Files.Count > 0 && manifest.Files.All(IsSound) && manifest.Check == manifest.Sum()
            ? manifest
            : throw new StorageFormatException($"{path} is damaged. Take another backup.");
    }

    /// <summary>Names are plain names: nothing leads out of a folder.</summary>
    private static bool IsSound(BackupFile file) =>
        file is { Name.Length: > 0 and < 200, File.Length: > 0 and < 200, Xxh128.Length: 32, Length: >= 0 } && file.Name == Path.GetFileName(file.Name) && file.File == Path.GetFileName(file.File)
        && file.Name is not ("." or "..") && file.File is not ("." or "..");

    private string Sum() => XxHash128.HashToUInt128(JsonSerializer.SerializeToUtf8Bytes(this with { Check = "" }, s_json)).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
