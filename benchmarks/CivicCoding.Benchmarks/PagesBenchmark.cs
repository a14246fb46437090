using System.Diagnostics;
using System.Globalization;

namespace CivicCoding.Benchmarks;

/// <summary>Pages as people ask for them: the built program serves the bundled network and many generated entries, and each page is asked for under an address that no cache knows.</summary>
internal static class PagesBenchmark
{
    private const int Rounds = 40;

    private static readonly string[] s_words = ["Wald", "Stadtmonitoring", "Klima", "Vogelerkennung", "Wärmepumpen", "Pflege", "Rostock", "Jugendwerkstatt", "Hochwasser"];
    private static readonly string[] s_typed = ["wa", "sta", "klim", "vogel", "waerme", "hoch", "bild", "stadt mo", "rad", "ju", "quartiersb", "insekt"];

    private static readonly (string Name, Func<int, string> Address)[] s_pages =
    [
        ("start", _ => "/?"),
        ("list of projects", i => At($"/projects?page={1 + i}")),
        ("list narrowed by goal and state", i => At($"/projects?sdg=http%3A%2F%2Fmetadata.un.org%2Fsdg%2F{1 + (i % 17)}&state=https%3A%2F%2Fcivic-coding.org%2Fid%2Fplaces%2Fde-be")),
        ("list narrowed by words", i => At($"/projects?q={Uri.EscapeDataString(s_words[i % s_words.Length])}")),
        ("list of organisations", i => At($"/organisations?page={1 + (i * 20)}")),
        ("list of needs", i => At($"/needs?page={1 + i}")),
        ("profile of a project", i => At($"/projects/bench-{i * 97}?")),
        ("profile of an organisation", i => At($"/organisations/bench-{1000 + (i * 131)}?")),
        ("profile of the hubs", i => At($"/organisations/bench-{i % 5}?")),
        ("profile of a topic", i => "/topics/" + new[] { "biodiversity", "climate", "forestry", "open-source", "insects" }[i % 5] + "?"),
        ("search, a word", i => "/search?q=" + Uri.EscapeDataString(s_words[i % s_words.Length])),
        ("search, two words", i => "/search?q=" + Uri.EscapeDataString(s_words[i % s_words.Length] + " " + s_words[(i + 3) % s_words.Length])),
        ("search narrowed by a facet", i => "/search?q=" + Uri.EscapeDataString(s_words[i % s_words.Length]) + "&kind=projects&sdg=http%3A%2F%2Fmetadata.un.org%2Fsdg%2F4"),
        ("overview", _ => "/overview?"),
        ("about", _ => "/about?"),
        ("autocomplete", i => "/api/v1/autocomplete?take=8&q=" + Uri.EscapeDataString(s_typed[i % s_typed.Length])),
    ];

    public static async Task<int> RunAsync(string folder, int entries, int port)
    {
        string repository = PortalBenchmark.Repository();
        if (HarvestBenchmark.Program() is not { } program)
        {
            return 2;
        }

        PortalBenchmark.Say("load average", PortalBenchmark.LoadAverage());
        string store = Path.Combine(folder, "store");
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        if (!Directory.Exists(store))
        {
            Directory.CreateDirectory(folder);
            string generated = Path.Combine(folder, "entries.nt");
            NetworkGenerator.Write(Path.Combine(repository, "ontology", "network"), entries, generated);
            await using (await BenchServer.StartAsync(program, store, address).ConfigureAwait(false))
            {
                // A first start brings the bundled network.
            }

            PortalBenchmark.Say("load", HarvestBenchmark.Run(program, "load", generated, "--store", store, "--graph", "https://civic-coding.org/graph/bench").Said);
        }

        await using (BenchServer server = await BenchServer.StartAsync(program, store, address).ConfigureAwait(false))
        {
            using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
            await MeasureAsync(client, server).ConfigureAwait(false);
        }

        PortalBenchmark.Say("load average", PortalBenchmark.LoadAverage());
        return 0;
    }

    private static async Task MeasureAsync(HttpClient client, BenchServer server)
    {
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", "de");
        int fresh = 0;
        foreach ((string name, Func<int, string> page) in s_pages)
        {
            var times = new double[Rounds];
            double processor = 0;
            for (int i = -5; i < Rounds; i++)
            {
                TimeSpan worked = server.Worked();
                long start = Stopwatch.GetTimestamp();
                using HttpResponseMessage answer = await client.GetAsync(At($"{page(Math.Abs(i))}&fresh={fresh++}")).ConfigureAwait(false);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                if (i >= 0)
                {
                    times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    processor += (server.Worked() - worked).TotalMilliseconds / Rounds;
                }
            }

            Array.Sort(times);
            PortalBenchmark.Say(name, string.Create(CultureInfo.InvariantCulture, $"| {times[Rounds / 2],7:0.0} | {times[Rounds * 95 / 100],7:0.0} | {processor,7:0.0} |"));
        }
    }

    private static string At(FormattableString address) => FormattableString.Invariant(address);
}
