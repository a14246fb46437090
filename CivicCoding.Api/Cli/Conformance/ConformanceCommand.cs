using System.CommandLine;

namespace CivicCoding.Api.Cli.Conformance;

/// <summary>The command <c>civic conformance</c>: runs the outside suites, one line a suite, and compares with the baseline.</summary>
internal static class ConformanceCommand
{
    public static Command Create(CliStreams io)
    {
        var suites = new Option<string?>("--suites") { Description = "The folder of the suites.", HelpName = "DIR" };
        var only = new Option<string?>("--only") { Description = "Run one suite.", HelpName = "NAME" };
        var outFile = new Option<string?>("--out") { Description = "Write one line a test.", HelpName = "FILE" };
        var update = new Option<bool>("--update-baseline") { Description = "Take tests that pass now off docs/conformance.baseline.tsv." };
        var command = new Command("conformance", "Run the outside suites.") { suites, only, outFile, update };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            var options = new ConformanceOptions(parsed.GetValue(suites), parsed.GetValue(only), parsed.GetValue(outFile), null, parsed.GetValue(update));
            await using var output = new StreamWriter(new UnclosedStream(io.Out)) { AutoFlush = true };
            return await Task.Run(() => Run(options, output, cancellation), cancellation);
        }));
        return command;
    }

    /// <returns>0 where nothing fails that the baseline does not list, else 1; 2 for an unknown suite; 3 where the suites cannot be read.</returns>
    public static int Run(ConformanceOptions options, TextWriter output, CancellationToken cancellation = default)
    {
        if (options.Suites is null && FindSuites() is null)
        {
            output.WriteLine("The suites are not here. Lay them out as docs/outside-data.md says, and name the folder with --suites DIR or $CIVIC_SHARED.");
            return 3;
        }

        var folder = new SuiteFolder(options.Suites ?? FindSuites()!);
        ISuite[] suites = [.. SuiteRegistry.All.Where(s => options.Only is null || s.Name == options.Only)];
        if (suites.Length == 0)
        {
            output.WriteLine($"There is no suite {options.Only}. The suites are: {string.Join(' ', SuiteRegistry.All.Select(s => s.Name))}.");
            return 2;
        }

        var results = new List<TestResult>();
        foreach (ISuite suite in suites)
        {
            try
            {
                IReadOnlyList<TestResult> of = ConformanceRun.Run(suite, folder, cancellation);
                output.WriteLine($"{suite.Name} {of.Count(r => r.Outcome == Outcome.Passed)}/{of.Count}");
                results.AddRange(of);
            }
            catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                output.WriteLine($"{suite.Name} cannot be read: {error.Message}");
                return 3;
            }
        }

        int exit = Compare(options, results, output);
        if (options.Out is not null)
        {
            File.WriteAllLines(options.Out, results.Select(r => $"{r.Suite}\t{r.Test}\t{r.Outcome.ToString().ToLowerInvariant()}\t{OneLine(r.Reason)}"));
        }

        output.WriteLine($"{Count(results, Outcome.Passed)} passed, {Count(results, Outcome.Failed)} failed, {Count(results, Outcome.Skipped)} skipped");
        return exit;
    }

    /// <summary>The folder of the suites by $CIVIC_SHARED, else beside the checkout; null where there is none.</summary>
    public static string? FindSuites()
    {
        string? shared = Environment.GetEnvironmentVariable("CIVIC_SHARED");
        if (string.IsNullOrEmpty(shared))
        {
            shared = FindCheckout() is { } checkout ? Path.Combine(checkout, "..", "shared") : null;
        }

        string? suites = shared is null ? null : Path.GetFullPath(Path.Combine(shared, "suites"));
        return Directory.Exists(suites) ? suites : null;
    }

    /// <summary>The folder that holds CivicCoding.sln, upward of here or of the program.</summary>
    public static string? FindCheckout()
    {
        foreach (string start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        return null;
    }

    private static int Compare(ConformanceOptions options, List<TestResult> results, TextWriter output)
    {
        string path = options.Baseline ?? Path.Combine(FindCheckout() ?? ".", "docs", "conformance.baseline.tsv");
        var baseline = new Baseline(path);
        int better = 0;
        int worse = 0;
        foreach (TestResult result in results)
        {
            string? reason = baseline.Reason(result.Suite, result.Test);
            if (result.Outcome == Outcome.Passed && reason is not null)
            {
                better++;
                _ = options.UpdateBaseline && baseline.Remove(result.Suite, result.Test);
            }
            else if (result.Outcome != Outcome.Passed && reason is null)
            {
                if (options.UpdateBaseline && !baseline.Exists)
                {
                    baseline.Add(result.Suite, result.Test, OneLine(result.Reason));
                    continue;
                }

                worse++;
                output.WriteLine($"{(result.Outcome == Outcome.Failed ? "FAILED" : "LEFT OUT")} {result.Suite} {result.Test}: {OneLine(result.Reason)}");
            }
        }

        if (options.UpdateBaseline)
        {
            baseline.Save();
            ConformanceReport.Write(Path.ChangeExtension(Path.ChangeExtension(path, null), ".md"), results, baseline);
        }
        else if (better > 0)
        {
            output.WriteLine($"{better} tests of the baseline pass now: run with --update-baseline to take them off.");
        }

        return worse == 0 ? 0 : 1;
    }

    private static int Count(List<TestResult> results, Outcome outcome) => results.Count(r => r.Outcome == outcome);

    private static string OneLine(string text)
    {
        string line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.Length > 300 ? line[..300] : line;
    }
}
