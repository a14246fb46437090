using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Remote;

namespace CivicCoding.Api.Tests.Remote;

public sealed class RemoteAddressTests
{
    [Fact]
    public void Query_and_update_addresses_are_read_and_a_login_goes_into_both()
    {
        RemoteStoreOptions options = RemoteAddress.Parse("sparql:https://db.example/sparql,https://db.example/update", "civic:a:b@c");
        Assert.Equal("https://civic:a%3Ab%40c@db.example/sparql", options.Query.AbsoluteUri);
        Assert.Equal("civic:a%3Ab%40c", options.Update.UserInfo);
        Assert.Equal("https://db.example/both", RemoteAddress.Parse("sparql:https://db.example/both", null).Update.AbsoluteUri);
    }

    [Theory]
    [InlineData("sparql:")]
    [InlineData("sparql:file:///etc/passwd")]
    [InlineData("sparql:https://a/,https://b/,https://c/")]
    [InlineData("sparql:db.example/sparql")]
    public void Other_addresses_are_refused_with_the_form_that_is_meant(string store) =>
        Assert.Contains("sparql:QUERY_URL,UPDATE_URL", Assert.Throws<UsageException>(() => RemoteAddress.Parse(store, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_outside_store_has_a_folder_of_its_own_that_tells_no_login()
    {
        string one = RemoteAddress.FolderOf("/data", RemoteAddress.Parse("sparql:https://a.example/q,https://a.example/u", "civic:secret"));
        string same = RemoteAddress.FolderOf("/data", RemoteAddress.Parse("sparql:https://a.example/q,https://a.example/u", null));
        string other = RemoteAddress.FolderOf("/data", RemoteAddress.Parse("sparql:https://b.example/q,https://b.example/u", null));
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
        Assert.DoesNotContain("secret", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_that_need_a_folder_say_that_only_serve_takes_an_outside_store() =>
        Assert.Contains("civic serve", Assert.Throws<UsageException>(() => StoreFolder.Resolve("sparql:https://a.example/q", null, "/")).Message, StringComparison.Ordinal);
}
