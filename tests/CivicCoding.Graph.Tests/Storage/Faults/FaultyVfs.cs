using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>A shim over SQLite's own VFS: the files of an attached <see cref="FaultyDisk"/> have their writes, truncations, syncs and deletes pass by it; all others, and everything else, go straight to SQLite's own functions.</summary>
internal static unsafe partial class FaultyVfs
{
    private const int Ok = 0;
    private const int Full = 13;
    private const int WriteError = 10 | (3 << 8);
    private const int SyncError = 10 | (4 << 8);
    private const int TruncateError = 10 | (6 << 8);
    private const int DeleteError = 10 | (10 << 8);
    private const int OpenError = 14;
    private const int JournalOrLog = 0x00000800 | 0x00004000 | 0x00080000;

    private static readonly ConcurrentDictionary<string, FaultyDisk> Disks = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, OpenFile> Files = new();
    private static readonly ConcurrentDictionary<nint, nint> Methods = new();
    private static readonly Lock Registering = new();
    private static Vfs* _real;

    public static void Attach(FaultyDisk disk)
    {
        lock (Registering)
        {
            if (_real is null)
            {
                Register();
            }
        }

        Disks[disk.Folder] = disk;
    }

    public static void Detach(FaultyDisk disk) => Disks.TryRemove(disk.Folder, out _);

    private static void Register()
    {
        Vfs* real = FindVfs(null);
        Vfs* shim = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *shim = *real;
        shim->Next = null;
        shim->Name = (byte*)Marshal.StringToCoTaskMemUTF8("civic-faults");
        shim->Open = &OnOpen;
        shim->Delete = &OnDelete;
        _real = real;
        Assert.Equal(Ok, RegisterVfs(shim, 1));
    }

    private static FaultyDisk? Find(byte* path, out string name)
    {
        name = "";
        if (path is null || Disks.IsEmpty || Marshal.PtrToStringUTF8((nint)path) is not { } text || text.EndsWith("-shm", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (FaultyDisk disk in Disks.Values)
        {
            if (disk.Owns(text))
            {
                name = disk.NameOf(text);
                return disk;
            }
        }

        return null;
    }

    private static int Code(DiskFault fault, int failed) => fault switch { DiskFault.None => Ok, DiskFault.Full => Full, _ => failed };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(Vfs* vfs, byte* path, File* file, int flags, int* outFlags)
    {
        FaultyDisk? disk = Find(path, out string name);
        bool isNew = disk is not null && !System.IO.File.Exists(Path.Combine(disk.Folder, name)) && (flags & 4) != 0;
        if (isNew && Code(disk!.Pass(new DiskOperation(DiskOperationKind.Create, name)), OpenError) is var code and not Ok)
        {
            file->Methods = null;
            return code;
        }

        int result = _real->Open(_real, path, file, flags, outFlags);
        if (result == Ok && disk is not null)
        {
            IoMethods* real = file->Methods;
            file->Methods = (IoMethods*)Methods.GetOrAdd((nint)real, static r => Wrap((IoMethods*)r));
            Files[(nint)file] = new OpenFile(disk, name, (nint)real) { FolderUnsynced = (flags & JournalOrLog) != 0 };
        }

        return result;
    }

    private static nint Wrap(IoMethods* real)
    {
        IoMethods* mine = (IoMethods*)NativeMemory.AllocZeroed((nuint)sizeof(IoMethods));
        *mine = *real;
        mine->Close = &OnClose;
        mine->Write = &OnWrite;
        mine->Truncate = &OnTruncate;
        mine->Sync = &OnSync;
        return (nint)mine;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnClose(File* file)
    {
        Files.TryRemove((nint)file, out OpenFile? open);
        return ((IoMethods*)open!.Real)->Close(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnWrite(File* file, byte* data, int count, long offset)
    {
        OpenFile open = Files[(nint)file];
        DiskFault fault = open.Disk.Pass(new DiskOperation(DiskOperationKind.Write, open.Name) { Offset = offset, Data = new ReadOnlySpan<byte>(data, count).ToArray() });
        return fault == DiskFault.None ? ((IoMethods*)open.Real)->Write(file, data, count, offset) : Code(fault, WriteError);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnTruncate(File* file, long length)
    {
        OpenFile open = Files[(nint)file];
        DiskFault fault = open.Disk.Pass(new DiskOperation(DiskOperationKind.Truncate, open.Name) { Offset = length });
        return fault == DiskFault.None ? ((IoMethods*)open.Real)->Truncate(file, length) : Code(fault, TruncateError);
    }

    /// <summary>SQLite syncs the folder itself with the first sync of a new journal or log.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSync(File* file, int flags)
    {
        OpenFile open = Files[(nint)file];
        DiskFault fault = open.Disk.Pass(new DiskOperation(DiskOperationKind.Sync, open.Name));
        if (fault == DiskFault.None && open.FolderUnsynced)
        {
            fault = open.Disk.Pass(new DiskOperation(DiskOperationKind.SyncFolder, Path.GetDirectoryName(open.Name)!));
            open.FolderUnsynced = fault != DiskFault.None;
        }

        return Code(fault, SyncError);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnDelete(Vfs* vfs, byte* path, int syncFolder)
    {
        FaultyDisk? disk = Find(path, out string name);
        if (disk is not null && System.IO.File.Exists(Path.Combine(disk.Folder, name)) && Code(disk.Pass(new DiskOperation(DiskOperationKind.Delete, name)), DeleteError) is var code and not Ok)
        {
            return code;
        }

        int result = _real->Delete(_real, path, disk is null ? syncFolder : 0);
        return result == Ok && disk is not null && syncFolder != 0
            ? Code(disk.Pass(new DiskOperation(DiskOperationKind.SyncFolder, Path.GetDirectoryName(name)!)), DeleteError)
            : result;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial Vfs* FindVfs(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int RegisterVfs(Vfs* vfs, int makeDefault);

    /// <summary>sqlite3_file as far as a shim needs it.</summary>
    private struct File
    {
        public IoMethods* Methods;
    }

    /// <summary>sqlite3_vfs of version 3.</summary>
    private struct Vfs
    {
        public fixed long VersionAndSizes[2];
        public Vfs* Next;
        public byte* Name;
        public fixed long AppData[1];
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, File*, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int> Delete;
        public fixed long Others[14];
    }

    /// <summary>sqlite3_io_methods of version 3.</summary>
    private struct IoMethods
    {
        public fixed long Version[1];
        public delegate* unmanaged[Cdecl]<File*, int> Close;
        public fixed long Read[1];
        public delegate* unmanaged[Cdecl]<File*, byte*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<File*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<File*, int, int> Sync;
        public fixed long Others[13];
    }

    private sealed record OpenFile(FaultyDisk Disk, string Name, nint Real)
    {
        public bool FolderUnsynced { get; set; }
    }
}
