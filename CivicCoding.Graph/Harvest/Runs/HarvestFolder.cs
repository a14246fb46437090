using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>The runs of a store, each in a folder of its own: its state, its log, and while it runs what it has read. Only one run of a source goes at a time, also across processes.</summary>
public sealed class HarvestFolder
{
    private const string State = "run.json";
    private const string LogName = "log.jsonl";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly string _root;

    /// <param name="storeFolder">The folder of the store; the runs lie in <c>harvest</c> below it.</param>
    public HarvestFolder(string storeFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(storeFolder);
        _root = Path.Combine(storeFolder, "harvest");
    }

    /// <summary>The runs that are kept, the newest first.</summary>
    public IReadOnlyList<HarvestStatus> All() => !Directory.Exists(_root)
        ? []
        : [.. Directory.GetDirectories(_root).OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Select(Read).OfType<HarvestStatus>()];

    /// <summary>A run by its id, or null.</summary>
    public HarvestStatus? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is > 0 and < 200 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? Read(Path.Combine(_root, id)) : null;
    }

    /// <summary>The newest run of a source that was done, or null.</summary>
    public HarvestStatus? LastDone(HarvestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return All().FirstOrDefault(r => r.State == HarvestState.Done && r.Request.Key == request.Key);
    }

    /// <summary>The lines of a run's log behind the first so many, in the order in which they were written.</summary>
    public IEnumerable<HarvestLine> Log(string id, int skip = 0)
    {
        string file = Path.Combine(FolderOf(id), LogName);
        if (!File.Exists(file))
        {
            yield break;
        }

        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        for (int number = 0; reader.ReadLine() is { } line; number++)
        {
            if (number >= skip && Line(line) is { } read)
            {
                yield return read;
            }
        }
    }

    /// <summary>Begins a run.</summary>
    public HarvestStatus Begin(HarvestRequest request, string firstPage, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        string start = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{request.Kind}-{request.Name}");
        string id = start;
        for (int i = 2; Directory.Exists(FolderOf(id)); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{start}-{i}");
        }

        Directory.CreateDirectory(FolderOf(id));
        var status = new HarvestStatus { Id = id, Request = request, State = HarvestState.Running, Started = now, Deadline = now + request.Time, Next = firstPage };
        Save(status);
        return status;
    }

    /// <summary>Keeps the state of a run.</summary>
    public void Save(HarvestStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        string file = Path.Combine(FolderOf(status.Id), State);
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(status, s_json));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Takes the turn of a source; dispose it at the end of the run.</summary>
    /// <returns>Null where a run of the source goes on, in this process or another.</returns>
    public IDisposable? Enter(HarvestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Directory.CreateDirectory(_root);
        try
        {
            return new FileStream(Path.Combine(_root, $"{request.Kind}-{request.Name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes a thing that is erased out of the logs, and what runs have read whose process is gone.</summary>
    public void Forget(string iri)
    {
        ArgumentException.ThrowIfNullOrEmpty(iri);
        string written = JsonSerializer.Serialize(iri, s_json).Trim('"');
        foreach (HarvestStatus run in All())
        {
            using IDisposable? turn = Enter(run.Request);
            string log = Path.Combine(FolderOf(run.Id), LogName);
            if (turn is null || !File.Exists(log))
            {
                continue;
            }

            if (run.State == HarvestState.Running)
            {
                HarvestStatus ended = run with { State = HarvestState.Failed, Message = "Its process ended before it was done. Nothing was written." };
                Save(ended);
                Tidy(ended, int.MaxValue);
            }

            File.WriteAllLines(log + ".new", File.ReadLines(log).Where(l => !l.Contains(written, StringComparison.Ordinal)));
            File.Move(log + ".new", log, overwrite: true);
        }
    }

    internal string FolderOf(string id) => Path.Combine(_root, id);

    internal HarvestLogWriter OpenLog(string id, int problems) => new(Path.Combine(FolderOf(id), LogName), s_json, problems);

    /// <summary>Takes away what a run has read, and the oldest runs of its source.</summary>
    internal void Tidy(HarvestStatus status, int kept)
    {
        string folder = FolderOf(status.Id);
        foreach (string file in Directory.GetFiles(folder).Where(f => Path.GetFileName(f) is not (State or LogName)))
        {
            File.Delete(file);
        }

        foreach (string part in Directory.GetDirectories(folder))
        {
            Directory.Delete(part, recursive: true);
        }

        foreach (HarvestStatus old in All().Where(r => r.Request.Key == status.Request.Key && r.State != HarvestState.Running).Skip(kept))
        {
            Directory.Delete(FolderOf(old.Id), recursive: true);
        }
    }

    private static HarvestStatus? Read(string folder)
    {
        string file = Path.Combine(folder, State);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<HarvestStatus>(File.ReadAllBytes(file), s_json) : null;
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return null;
        }
    }

    private static HarvestLine? Line(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<HarvestLine>(line, s_json);
        }
        catch (JsonException)
        {
            // A line that a killed process did not finish.
            return null;
        }
    }
}
