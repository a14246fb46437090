namespace CivicCoding.Graph.Storage;

/// <summary>The files of one folder, and the only way by which segments, dictionary, backups and the text index touch a disk. Nothing counts as kept before the file is synced and, where its name is new, the folder after it.</summary>
public interface IStorageFiles
{
    /// <summary>The folder, for messages and for what does its file work itself: SQLite and the lock.</summary>
    string Folder { get; }

    /// <summary>The bytes of a file, or null where there is none of the name.</summary>
    long? LengthOf(string name);

    /// <summary>The names of the files, without those of subfolders.</summary>
    IReadOnlyList<string> Names(string pattern = "*");

    /// <summary>Begins a new file for writing.</summary>
    /// <exception cref="IOException">There is one of the name.</exception>
    Stream Create(string name);

    /// <summary>Opens a file to write behind its end; makes it where there is none.</summary>
    Stream Append(string name);

    Stream OpenRead(string name);

    /// <summary>Shows a whole file as memory.</summary>
    MappedFile Map(string name);

    /// <summary>Returns once the bytes written to an open file of this folder are on the disk.</summary>
    /// <exception cref="StorageSyncException">The disk did not keep them.</exception>
    void Sync(Stream file);

    /// <summary>Returns once the bytes of a closed file are on the disk.</summary>
    /// <exception cref="StorageSyncException">The disk did not keep them.</exception>
    void Sync(string name);

    /// <summary>Returns once the names in the folder are on the disk.</summary>
    /// <exception cref="StorageSyncException">The disk did not keep them.</exception>
    void SyncFolder();

    /// <summary>Gives a file another name, in the place of one that has it.</summary>
    void Rename(string from, string to);

    /// <summary>Removes a file; one that is not there is no error.</summary>
    void Delete(string name);

    /// <summary>The files of a folder below, made where there is none.</summary>
    IStorageFiles Within(string folder);
}
