using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Matching;

/// <summary>Readies matching in the background after the server has begun to answer; until then its routes say that they are starting.</summary>
internal sealed partial class MatchStart(MatchService service, GraphHost host, Readiness readiness, Warmth warmth, ILogger<MatchStart> log) : BackgroundService
{
    public const string Part = "matching";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await warmth.BeginAsync(stoppingToken);
            await ModelApi.DescribeAsync(host, stoppingToken);
            await service.StartAsync(stoppingToken);
            if (host.Store is RdfStore embedded)
            {
                embedded.Register(new PartnerFunction(service));
            }

            while (!stoppingToken.IsCancellationRequested)
            {
                MatchHealth health = service.Health;
                readiness.Report(Part, true, health.Sequence, ModelApi.Note(health));
                await Task.Delay(TimeSpan.FromMilliseconds(500), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception error)
        {
            // The rest of the server is of use without recommendations; /health and the log tell.
            LogFailed(error);
            readiness.Report(Part, true, null, "off: " + error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Matching could not be readied; recommendations are off")]
    private partial void LogFailed(Exception error);
}
