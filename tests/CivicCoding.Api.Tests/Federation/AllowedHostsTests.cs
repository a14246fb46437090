using System.Net;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Tests.Federation;

public class AllowedHostsTests
{
    [Theory]
    [InlineData("http://dbpedia.org/sparql", true)]
    [InlineData("https://DBpedia.org./sparql", true)]
    [InlineData("http://dbpedia.org:8080/sparql", false)]
    [InlineData("http://x.dbpedia.org/", false)]
    [InlineData("http://dbpedia.org.evil.example/", false)]
    [InlineData("http://user@dbpedia.org/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://dbpedia.org/", false)]
    [InlineData("http://127.0.0.1:7200/", true)]
    [InlineData("http://127.1:7200/", true)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://[::ffff:127.0.0.1]:7200/", true)]
    public void Only_listed_hosts_and_ports_pass(string address, bool passes)
    {
        var hosts = new AllowedHosts(["dbpedia.org, 127.0.0.1:7200"]);
        Exception? error = Record.Exception(() => hosts.Check(new Uri(address)));
        Assert.Equal(passes, error is null);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("fe80::1%1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    public void Private_addresses_are_not_dialled_unless_listed(string address)
    {
        Assert.True(PrivateAddress.Is(IPAddress.Parse(address)));
        Assert.False(new AllowedHosts(["dbpedia.org"]).MayDial(IPAddress.Parse(address), 80));
    }

    [Fact]
    public void A_listed_address_or_network_and_any_public_address_may_be_dialled()
    {
        var hosts = new AllowedHosts(["store.example:8890", "10.0.0.0/8", "127.0.0.1:7200"]);
        Assert.True(hosts.MayDial(IPAddress.Parse("10.9.9.9"), 8890));
        Assert.True(hosts.MayDial(IPAddress.Parse("127.0.0.1"), 7200));
        Assert.False(hosts.MayDial(IPAddress.Parse("127.0.0.1"), 7201));
        Assert.True(hosts.MayDial(IPAddress.Parse("9.9.9.9"), 443));
    }

    [Theory]
    [InlineData("http://dbpedia.org")]
    [InlineData("dbpedia.org:99999")]
    [InlineData("10.0.0.0/99")]
    public void An_entry_that_is_no_host_is_refused(string entry) => Assert.Throws<UsageException>(() => new AllowedHosts([entry]));
}
