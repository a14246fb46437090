using CivicCoding.Api.Auth;

namespace CivicCoding.Api.Tests.Auth;

public sealed class KeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-keys-").FullName;

    [Fact]
    public void A_key_is_known_again_and_stands_nowhere_on_disk()
    {
        string key = KeyFile.Open(_folder, TimeProvider.System).Create("admin", Roles.Admin);
        KeyFile again = KeyFile.Open(_folder, TimeProvider.System);
        Assert.Equal(Roles.Admin, again.Find(key)?.Role);
        Assert.Null(again.Find(key + "x"));
        Assert.DoesNotContain(key, File.ReadAllText(Path.Combine(_folder, "keys.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_owner_can_read_the_file()
    {
        KeyFile.Open(_folder, TimeProvider.System).Create("admin", Roles.Admin);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "keys.json")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
