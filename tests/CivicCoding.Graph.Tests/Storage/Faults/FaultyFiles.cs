using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>The file layer over a <see cref="FaultyDisk"/>.</summary>
internal sealed class FaultyFiles(FaultyDisk disk, IStorageFiles inner) : IStorageFiles
{
    public string Folder => inner.Folder;

    public long? LengthOf(string name) => inner.LengthOf(name);

    public IReadOnlyList<string> Names(string pattern = "*") => inner.Names(pattern);

    public Stream Create(string name)
    {
        Pass(new DiskOperation(DiskOperationKind.Create, NameOf(name)));
        return Opened(new FaultyStream(this, NameOf(name), inner.Create(name), 0));
    }

    public Stream Append(string name)
    {
        long length = inner.LengthOf(name) ?? 0;
        if (inner.LengthOf(name) is null)
        {
            Pass(new DiskOperation(DiskOperationKind.Create, NameOf(name)));
        }

        return Opened(new FaultyStream(this, NameOf(name), inner.Append(name), length));
    }

    public Stream OpenRead(string name) => inner.OpenRead(name);

    public MappedFile Map(string name) => inner.Map(name);

    public void Sync(Stream file)
    {
        var faulty = (FaultyStream)file;
        Pass(new DiskOperation(DiskOperationKind.Sync, faulty.Name));
        faulty.Inner.Flush();
    }

    public void Sync(string name) => Pass(new DiskOperation(DiskOperationKind.Sync, NameOf(name)));

    public void SyncFolder() => Pass(new DiskOperation(DiskOperationKind.SyncFolder, NameOf("")));

    public void Rename(string from, string to)
    {
        Pass(new DiskOperation(DiskOperationKind.Rename, NameOf(from)) { To = NameOf(to) });
        inner.Rename(from, to);
        if (disk.Streams.TryRemove(NameOf(from), out Stream? open))
        {
            ((FaultyStream)open).Name = NameOf(to);
            disk.Streams[NameOf(to)] = open;
        }
    }

    public void Delete(string name)
    {
        if (inner.LengthOf(name) is not null)
        {
            Pass(new DiskOperation(DiskOperationKind.Delete, NameOf(name)));
            inner.Delete(name);
        }
    }

    public IStorageFiles Within(string folder) => new FaultyFiles(disk, inner.Within(folder));

    private void Closed(string name) => disk.Streams.TryRemove(name, out _);

    private FaultyStream Opened(FaultyStream stream)
    {
        disk.Streams[stream.Name] = stream;
        return stream;
    }

    private string NameOf(string name) => disk.NameOf(Path.Combine(Folder, name));

    private void Pass(DiskOperation operation)
    {
        switch (disk.Pass(operation))
        {
            case DiskFault.Fail when operation.Kind is DiskOperationKind.Sync or DiskOperationKind.SyncFolder:
                throw new StorageSyncException(operation.Name);
            case DiskFault.Fail:
                throw new IOException($"injected: {operation}");
            case DiskFault.Full:
                throw new StoreFullException(operation.Name);
        }
    }

    private sealed class FaultyStream(FaultyFiles files, string name, Stream inner, long length) : Stream
    {
        private long _length = length;

        public string Name { get; set; } = name;

        public Stream Inner { get; } = inner;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (buffer.IsEmpty)
            {
                return;
            }

            files.Pass(new DiskOperation(DiskOperationKind.Write, Name) { Offset = _length, Data = buffer.ToArray() });
            Inner.Write(buffer);
            _length += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => Inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            files.Closed(Name);
            Inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
