using System.CommandLine;
using System.Globalization;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Api.Cli;

/// <summary>The options of civic import for sources that are harvested: dcat, ckan, publiccode.</summary>
internal sealed class HarvestOptions
{
    private readonly Option<string?> _name = new("--name") { Description = "dcat, ckan, publiccode: the name of the source, which names its graph; else made from the address or file name.", HelpName = "NAME" };
    private readonly Option<bool> _lenient = CommonOptions.Lenient();
    private readonly Option<string?> _since = new("--modified-since") { Description = "dcat, ckan: only what changed on or after a day such as 2026-01-31, or since the `last` run; what the source does not tell of stays.", HelpName = "DAY" };
    private readonly Option<double> _minutes = new("--deadline") { Description = "dcat, ckan, publiccode: the minutes that the run may take.", HelpName = "MIN", DefaultValueFactory = _ => 60 };
    private readonly Option<bool> _allowEmpty = new("--allow-empty") { Description = "dcat, ckan: believe a source that holds nothing any more, and take out what it had." };
    private readonly Option<string[]> _hosts = new("--allow-hosts") { Description = "dcat, ckan, publiccode: a further host, host:port or network that redirects and further pages may lead to; may be repeated. The host of the address itself is allowed.", HelpName = "HOST" };
    private readonly Option<string?> _base = CommonOptions.Base();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _name, _lenient, _since, _minutes, _allowEmpty, _hosts, _base })
        {
            command.Add(option);
        }
    }

    /// <summary>Further hosts that may be reached.</summary>
    public IReadOnlyList<string> Hosts(ParseResult parsed) => parsed.GetValue(_hosts) ?? [];

    /// <exception cref="UsageException">An option has no sense.</exception>
    public HarvestRequest Read(ParseResult parsed, string kind, string source, HarvestFolder folder)
    {
        double minutes = parsed.GetValue(_minutes);
        if (minutes is not (> 0 and <= 10_000))
        {
            throw new UsageException("--deadline: minutes above 0, at most 10000.");
        }

        string name = parsed.GetValue(_name) ?? HarvestRequest.NameOf(kind, source);
        if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new UsageException($"--name: '{name}' is not a name of small letters, digits and hyphens.");
        }

        var request = new HarvestRequest
        {
            Kind = kind,
            Source = HarvestRequest.IsWebAddress(source) ? source : Path.GetFullPath(source),
            Name = name,
            Lenient = parsed.GetValue(_lenient),
            AllowEmpty = parsed.GetValue(_allowEmpty),
            Base = parsed.GetValue(_base),
            Time = TimeSpan.FromMinutes(minutes),
        };
        return request with { ModifiedSince = Since(parsed.GetValue(_since), request, folder) };
    }

    private static DateOnly? Since(string? told, HarvestRequest request, HarvestFolder folder)
    {
        if (told is null)
        {
            return null;
        }

        if (told == "last")
        {
            return folder.LastDone(request) is { } last ? DateOnly.FromDateTime(last.Started.UtcDateTime) : null;
        }

        return DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
            : throw new UsageException($"--modified-since: '{told}' is not a day such as 2026-01-31, nor last.");
    }
}
