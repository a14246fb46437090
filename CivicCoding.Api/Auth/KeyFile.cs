using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CivicCoding.Api.Auth;

/// <summary>The API keys of a store, hashed, in keys.json in its folder (mode 600).</summary>
public sealed class KeyFile
{
    private const string Prefix = "civic_";
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private List<ApiKey> _keys;

    private KeyFile(string path, TimeProvider time, List<ApiKey> keys)
    {
        _path = path;
        _time = time;
        _keys = keys;
    }

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _keys.Count == 0;
            }
        }
    }

    public static KeyFile Open(string storeFolder, TimeProvider time)
    {
        string path = Path.Combine(storeFolder, "keys.json");
        List<ApiKey> keys = File.Exists(path) ? JsonSerializer.Deserialize<List<ApiKey>>(File.ReadAllBytes(path), JsonSerializerOptions.Web) ?? [] : [];
        return new KeyFile(path, time, keys);
    }

    /// <summary>Makes a key and stores its hash.</summary>
    /// <returns>The key itself, which nobody can see again.</returns>
    public string Create(string id, string role)
    {
        string key = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        lock (_gate)
        {
            List<ApiKey> keys = [.. _keys.Where(k => k.Id != id), new ApiKey(id, HashOf(key), role, _time.GetUtcNow())];
            Write(keys);
            _keys = keys;
        }

        return key;
    }

    /// <summary>All keys, without what they are.</summary>
    public IReadOnlyList<ApiKey> All()
    {
        lock (_gate)
        {
            return [.. _keys];
        }
    }

    /// <summary>Makes a key where there is none of that name.</summary>
    /// <returns>The key itself, or null where the name is taken.</returns>
    public string? TryCreate(string id, string role)
    {
        lock (_gate)
        {
            return _keys.Exists(k => k.Id == id) ? null : Create(id, role);
        }
    }

    /// <summary>Puts a new key in place of one; the old one is refused from now on.</summary>
    /// <returns>The new key, or null where there is none of that name.</returns>
    public string? Rotate(string id)
    {
        lock (_gate)
        {
            return _keys.Find(k => k.Id == id) is { } old ? Create(id, old.Role) : null;
        }
    }

    /// <summary>Takes a key away; never the last one of an admin, which nobody could bring back.</summary>
    public KeyRemoval Revoke(string id)
    {
        lock (_gate)
        {
            if (_keys.Find(k => k.Id == id) is not { } old)
            {
                return KeyRemoval.Unknown;
            }

            if (old.Role == Roles.Admin && _keys.Count(k => k.Role == Roles.Admin) == 1)
            {
                return KeyRemoval.LastAdmin;
            }

            List<ApiKey> keys = [.. _keys.Where(k => k.Id != id)];
            Write(keys);
            _keys = keys;
            return KeyRemoval.Done;
        }
    }

    /// <summary>The stored key that a token is, or null; takes the same time wherever a difference lies.</summary>
    public ApiKey? Find(string token)
    {
        byte[] hash = Encoding.ASCII.GetBytes(HashOf(token));
        ApiKey? found = null;
        lock (_gate)
        {
            foreach (ApiKey key in _keys)
            {
                if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(key.Hash)))
                {
                    found = key;
                }
            }
        }

        return found;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private void Write(List<ApiKey> keys)
    {
        string next = _path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(next, options))
        {
            JsonSerializer.Serialize(stream, keys, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, _path, overwrite: true);
    }
}
