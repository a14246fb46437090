using System.Text.Json;
using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Audit;

/// <summary>audit.jsonl in the store folder: appended only, one line an event; past its bound it becomes audit.1.jsonl and a new one begins.</summary>
internal sealed class AuditLog : IDisposable
{
    private const long MaxBytes = 8L << 20;

    /// <summary>Milliseconds: asking the system for the file's length at each line would cost more than the line.</summary>
    private const long LookEvery = 500;
    private readonly string _path;
    private readonly string _older;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private FileStream? _open;
    private long _lookedAt;

    public AuditLog(ServeSettings settings, TimeProvider time)
    {
        _path = Path.Combine(settings.StoreFolder, "audit.jsonl");
        _older = Path.Combine(settings.StoreFolder, "audit.1.jsonl");
        _time = time;
    }

    public void Write(string who, string action, string target)
    {
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(new AuditEvent(_time.GetUtcNow(), who, action, target[..Math.Min(target.Length, 2_000)]), AuditJson.Default.AuditEvent);
        Array.Resize(ref line, line.Length + 1);
        line[^1] = (byte)'\n';
        lock (_gate)
        {
            if (_open is null || Environment.TickCount64 - _lookedAt >= LookEvery)
            {
                Look();
            }

            _open ??= Open();
            _open.Write(line);
        }
    }

    /// <summary>Begins a new file where the old one is full, or was moved by the operator: what is open is no longer the trail then.</summary>
    private void Look()
    {
        _lookedAt = Environment.TickCount64;
        var there = new FileInfo(_path);
        if (!there.Exists || there.Length > MaxBytes)
        {
            Dispose();
            if (there.Exists)
            {
                File.Move(_path, _older, overwrite: true);
            }
        }
    }

    /// <summary>The last events, the newest first.</summary>
    public IReadOnlyList<AuditEvent> Read(int take)
    {
        List<string> lines = [];
        lock (_gate)
        {
            foreach (string file in new[] { _older, _path })
            {
                if (File.Exists(file))
                {
                    lines.AddRange(File.ReadLines(file));
                }
            }
        }

        return [.. lines.AsEnumerable().Reverse().Take(take).Select(l => JsonSerializer.Deserialize(l, AuditJson.Default.AuditEvent)).OfType<AuditEvent>()];
    }

    public void Dispose()
    {
        _open?.Dispose();
        _open = null;
    }

    /// <summary>Without a buffer: a line is in the file when it is written.</summary>
    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(_path, options);
    }
}
