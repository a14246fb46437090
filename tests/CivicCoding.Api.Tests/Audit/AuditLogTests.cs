using CivicCoding.Api.Audit;
using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-audit-").FullName;
    private readonly AuditLog _log;

    public AuditLogTests() => _log = new AuditLog(new ServeSettings { StoreFolder = _folder }, TimeProvider.System);

    private string Trail => Path.Combine(_folder, "audit.jsonl");

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_event_is_a_line_of_the_file_when_it_is_written()
    {
        Parallel.For(0, 400, i => _log.Write("who", "did", $"what {i} \"ä\"\n"));
        Assert.Equal(400, File.ReadAllLines(Trail).Length);
        Assert.Equal(400, _log.Read(1_000).Select(e => e.Target).Distinct().Count());
    }

    [Fact]
    public async Task A_trail_that_the_operator_moves_away_goes_on_in_a_new_file()
    {
        _log.Write("who", "did", "before");
        File.Move(Trail, Trail + ".kept");
        for (int i = 0; i < 1_000 && !File.Exists(Trail); i++)
        {
            _log.Write("who", "did", "after");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Contains("after", File.ReadAllText(Trail), StringComparison.Ordinal);
        Assert.Contains("before", File.ReadAllText(Trail + ".kept"), StringComparison.Ordinal);
    }
}
