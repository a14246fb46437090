namespace CivicCoding.Graph.Storage;

/// <summary>A file as a backup's manifest names it.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="File">Its name in the backup, made of its checksum: equal content is one file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Xxh128">Its XXH128, in hexadecimal digits.</param>
internal sealed record BackupFile(string Name, string File, long Length, string Xxh128);
