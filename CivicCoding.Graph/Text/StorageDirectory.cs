using CivicCoding.Graph.Storage;
using Lucene.Net.Store;

namespace CivicCoding.Graph.Text;

/// <summary>Lucene's directory over the file layer of the store. Reads go to the disk as ever; what is written, synced, renamed or deleted goes through the layer, because Lucene.Net's own directory does not bring its commits to the disk.</summary>
internal sealed class StorageDirectory(IStorageFiles files) : FilterDirectory(FSDirectory.Open(files.Folder))
{
    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        files.Delete(name);
        return new StorageOutput(files.Create(name));
    }

    public override void DeleteFile(string name) => files.Delete(name);

    public override string[] ListAll() => [.. files.Names()];

    public override void Sync(ICollection<string> names)
    {
        foreach (string name in names)
        {
            files.Sync(name);
        }

        files.SyncFolder();
    }
}
