namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>What may be on a disk at a moment of a recorded run: of everything synced all, of everything else any part. Plays the record forward and writes possible states into a folder.</summary>
internal sealed class CrashedDisk
{
    private const int Sector = 512;

    private readonly Dictionary<string, Content> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Content> _durable = new(StringComparer.Ordinal);
    private readonly List<DiskOperation> _unsyncedNames = [];
    private readonly Dictionary<DiskOperation, Content> _created = new(ReferenceEqualityComparer.Instance);

    /// <summary>The last commit that was acknowledged so far.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Goes past one operation.</summary>
    public void Play(DiskOperation operation)
    {
        switch (operation.Kind)
        {
            case DiskOperationKind.Create:
                Content made = new();
                _names[operation.Name] = made;
                _created[operation] = made;
                _unsyncedNames.Add(operation);
                break;
            case DiskOperationKind.Write or DiskOperationKind.Truncate:
                _names[operation.Name].Unsynced.Add(operation);
                break;
            case DiskOperationKind.Sync:
                _names[operation.Name].Sync();
                break;
            case DiskOperationKind.SyncFolder:
                _unsyncedNames.Where(o => In(o, operation.Name)).ToList().ForEach(o => Rename(_durable, o));
                _unsyncedNames.RemoveAll(o => In(o, operation.Name));
                break;
            case DiskOperationKind.Delete or DiskOperationKind.Rename:
                Rename(_names, operation);
                _unsyncedNames.Add(operation);
                break;
            case DiskOperationKind.Acknowledge:
                Acknowledged = operation.Offset;
                break;
        }
    }

    /// <summary>Writes a state into an empty folder: each unsynced change is there where <paramref name="keeps"/> says so, and the last one kept of a file may be torn.</summary>
    public void Write(string folder, Func<bool> keeps, Func<int, int>? tear)
    {
        var names = new Dictionary<string, Content>(_durable, StringComparer.Ordinal);
        foreach (DiskOperation operation in _unsyncedNames.Where(_ => keeps()))
        {
            Rename(names, operation);
        }

        foreach ((string name, Content content) in names)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            List<DiskOperation> kept = content.Unsynced.Where(_ => keeps()).ToList();
            if (tear is not null && kept.Count > 0 && kept[^1] is { Kind: DiskOperationKind.Write } last)
            {
                int sectors = (last.Data.Length + Sector - 1) / Sector;
                kept[^1] = last with { Data = last.Data[..Math.Min(last.Data.Length, tear(sectors + 1) * Sector)] };
            }

            File.WriteAllBytes(path, content.With(kept));
        }
    }

    private static bool In(DiskOperation operation, string folder) => Path.GetDirectoryName(operation.Name) == folder.TrimEnd('.', '/');

    private void Rename(Dictionary<string, Content> names, DiskOperation operation)
    {
        switch (operation.Kind)
        {
            case DiskOperationKind.Create:
                names[operation.Name] = _created[operation];
                break;
            case DiskOperationKind.Delete:
                names.Remove(operation.Name);
                break;
            case DiskOperationKind.Rename when names.Remove(operation.Name, out Content? content):
                names[operation.To] = content;
                break;
        }
    }

    private sealed class Content
    {
        private byte[] _synced = [];

        public List<DiskOperation> Unsynced { get; } = [];

        public void Sync()
        {
            _synced = With(Unsynced);
            Unsynced.Clear();
        }

        public byte[] With(List<DiskOperation> changes)
        {
            if (changes.Count == 0)
            {
                return _synced;
            }

            long most = Math.Max(_synced.Length, changes.Max(c => c.Offset + c.Data.Length));
            byte[] bytes = new byte[most];
            _synced.CopyTo(bytes, 0);
            long length = _synced.Length;
            foreach (DiskOperation change in changes)
            {
                if (change.Kind == DiskOperationKind.Truncate)
                {
                    if (change.Offset < length)
                    {
                        bytes.AsSpan((int)change.Offset, (int)(length - change.Offset)).Clear();
                    }

                    length = change.Offset;
                }
                else
                {
                    change.Data.CopyTo(bytes, change.Offset);
                    length = Math.Max(length, change.Offset + change.Data.Length);
                }
            }

            return bytes[..(int)length];
        }
    }
}
