using System.IO.Compression;
using System.Text;
using CivicCoding.Api.Cli;
using ZstdSharp;

namespace CivicCoding.Api.Tests.Cli;

public sealed class ConvertCommandTests : IDisposable
{
    private const string Document = "@prefix e: <http://e/> . e:s e:knows _:x . _:x e:name \"N\"@de .";
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-convert-").FullName;

    [Fact]
    public async Task Canonical_N_Quads_name_blank_nodes_by_what_is_said_of_them()
    {
        (int code, string output, string error) = await CliTests.RunAsync("convert - --from turtle --canonical", Document);
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal("<http://e/s> <http://e/knows> _:c14n0 .\n_:c14n0 <http://e/name> \"N\"@de .\n", output);
    }

    [Theory]
    [InlineData("turtle", Document)]
    [InlineData("jsonld", """{ "@id": "http://e/s", "http://e/knows": { "http://e/name": { "@value": "N", "@language": "de" } } }""")]
    public async Task A_frame_gives_the_document_its_shape(string from, string document)
    {
        string frame = Path.Combine(_folder, "frame.jsonld");
        await File.WriteAllTextAsync(frame, """{ "@context": { "@vocab": "http://e/" }, "knows": { "name": {} } }""", TestContext.Current.CancellationToken);
        (int code, string output, string error) = await CliTests.RunAsync($"convert - --from {from} --frame {frame}", document);
        Assert.True(code == ExitCode.Done, error);
        using var json = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal("http://e/s", json.RootElement.GetProperty("@id").GetString());
        Assert.Equal("N", json.RootElement.GetProperty("knows").GetProperty("name").GetProperty("@value").GetString());
    }

    [Fact]
    public async Task A_frame_that_is_no_JSON_is_named_with_its_place()
    {
        string frame = Path.Combine(_folder, "frame.jsonld");
        await File.WriteAllTextAsync(frame, "{\n  oops }", TestContext.Current.CancellationToken);
        (int code, _, string error) = await CliTests.RunAsync($"convert - --from turtle --frame {frame}", Document);
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains($"{frame}:2:3:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--canonical --to turtle")]
    [InlineData("--frame x.jsonld --to nquads")]
    [InlineData("--canonical --frame x.jsonld")]
    public async Task Forms_that_exclude_one_another_are_wrong_use(string options) =>
        Assert.Equal(ExitCode.WrongUse, (await CliTests.RunAsync($"convert - --from turtle {options}", Document)).Code);

    [Theory]
    [InlineData("a.ttl.gz")]
    [InlineData("a.ttl.zst")]
    [InlineData("plainly-named.ttl")]
    public async Task Packed_input_is_unpacked_by_its_bytes(string name)
    {
        string file = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(file, Pack(name.EndsWith("zst", StringComparison.Ordinal), Encoding.UTF8.GetBytes(Document)), TestContext.Current.CancellationToken);
        (int code, string output, string error) = await CliTests.RunAsync($"convert {file} --to ntriples");
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        (code, output, error) = await CliTests.RunAsync($"load {file} --store {Path.Combine(_folder, "store")}");
        Assert.True(code == ExitCode.Done, error);
        Assert.StartsWith("2 triples", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bomb_is_refused_by_name_and_loads_nothing(bool zstd)
    {
        string file = Path.Combine(_folder, "bomb.nt" + (zstd ? ".zst" : ".gz"));
        byte[] bomb = new byte[64 << 20];
        Array.Fill(bomb, (byte)'\n');
        await File.WriteAllBytesAsync(file, Pack(zstd, bomb), TestContext.Current.CancellationToken);
        string store = Path.Combine(_folder, "store");
        foreach (string command in new[] { $"convert {file} --to ntriples", $"load {file} --store {store}" })
        {
            (int code, _, string error) = await CliTests.RunAsync(command);
            Assert.Equal(ExitCode.CannotReadOrWrite, code);
            Assert.Contains($"{file}: The compressed data grows", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_target_cannot_express_is_named()
    {
        (int code, _, string error) = await CliTests.RunAsync("convert - --from nquads --to turtle", "<http://e/s> <http://e/p> <http://e/o> <http://e/g> .\n");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("cannot hold named graphs", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static byte[] Pack(bool zstd, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream packer = zstd ? new CompressionStream(packed, 3, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
