using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Tests.Hosting;

public sealed class StoreFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("civic-folder-").FullName;

    [Fact]
    public void The_option_comes_before_the_variable()
    {
        Assert.Equal("/a", StoreFolder.Resolve("/a", "/b", _root));
        Assert.Equal("/b", StoreFolder.Resolve(null, "/b", _root));
    }

    [Fact]
    public void A_checkout_keeps_its_store_beside_the_solution()
    {
        string below = Directory.CreateDirectory(Path.Combine(_root, "CivicCoding.Api", "bin")).FullName;
        File.WriteAllText(Path.Combine(_root, "CivicCoding.sln"), "");
        Assert.Equal(Path.Combine(_root, ".civic"), StoreFolder.Resolve(null, null, below));
    }

    [Fact]
    public void Elsewhere_the_store_is_made_in_the_working_folder() =>
        Assert.Equal(Path.Combine(_root, ".civic"), StoreFolder.Resolve(null, "", _root));

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
