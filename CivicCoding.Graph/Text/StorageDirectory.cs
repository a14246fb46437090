using CivicCoding.Graph.Storage;
using Lucene.Net.Store;

namespace CivicCoding.Graph.Text;

/// <summary>Lucene's directory over the file layer of the store. Reads go to the disk as ever; what is written, synced, renamed or deleted goes through the layer, because Lucene.Net's own directory does not bring its commits to the disk.</summary>
/// <remarks>What is merged is read once from its beginning to its end: through a buffer, so that a merge does not have all that it reads and writes in the memory of the process as searches have.</remarks>
internal sealed class StorageDirectory(IStorageFiles files) : FilterDirectory(FSDirectory.Open(files.Folder))
{
    private readonly SimpleFSDirectory _once = new(files.Folder);

    public override IndexInput OpenInput(string name, IOContext context) =>
        IsMerge(context) ? _once.OpenInput(name, context) : base.OpenInput(name, context);

    public override IndexInputSlicer CreateSlicer(string name, IOContext context) =>
        IsMerge(context) ? _once.CreateSlicer(name, context) : base.CreateSlicer(name, context);

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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _once.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsMerge(IOContext context) => context.Context == IOContext.UsageContext.MERGE;
}
