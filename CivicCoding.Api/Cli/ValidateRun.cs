using System.Text;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Validation;
using CivicCoding.Graph;
using CivicCoding.Graph.Export.Documents;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>One run of civic validate.</summary>
internal sealed class ValidateRun(CliStreams io, ValidateRequest request)
{
    private static readonly OutsideLimits s_limits = new() { Time = TimeSpan.FromMinutes(2), DocumentBytes = 512L << 20, Redirects = 5 };

    private readonly string _ontology = Path.Combine(AppContext.BaseDirectory, "ontology");

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (request.Store is null && request.File is null)
        {
            throw new UsageException("Name a document to check, or a store by --store.");
        }

        if (request.Profile is not null && request.Shapes.Count > 0)
        {
            throw new UsageException("--profile names shapes of ours, --shapes files of yours: choose one.");
        }

        if (request.File is null && OperatorSocket.Connect(StoreFolder.Resolve(request.Store)) is { } server)
        {
            using (server)
            {
                return await AskAsync(server, cancellation);
            }
        }

        await using var contexts = new CommandContexts(request.Store);
        (ValidationReport report, Func<ValidationResult, int?>? lineOf) = await LoadProgress.RunAsync(io, "Checking", _ => Task.Run(() => request.File is null ? CheckStore(cancellation) : CheckDocument(contexts, cancellation), cancellation));
        Write(report, lineOf);
        return report.Conforms ? ExitCode.Done : ExitCode.AnswerIsNo;
    }

    private async Task<int> AskAsync(HttpClient server, CancellationToken cancellation)
    {
        if (request.Shapes.Count > 0)
        {
            throw new UsageException("A server holds the store and checks it by a profile: use --profile, or stop the server to use --shapes.");
        }

        string address = $"/api/v1/validate?profile={Uri.EscapeDataString(request.Profile ?? NamedShapes.Civic)}&graph={Uri.EscapeDataString(request.Graph ?? "all")}&lang={request.Language}&format={request.OutputSyntax?.Name ?? request.Output}";
        using HttpResponseMessage answer = await server.PostAsync(address, null, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw new DocumentException($"The server that holds the store answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
        }

        await using Stream body = await answer.Content.ReadAsStreamAsync(cancellation);
        await body.CopyToAsync(io.Out, cancellation);
        await io.Out.FlushAsync(cancellation);
        return answer.Headers.TryGetValues("X-Answer", out IEnumerable<string>? values) && values.Contains("no", StringComparer.Ordinal) ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    private ValidationOptions Options(Iri? graph = null) => new() { Graph = graph, Timeout = request.Timeout, MaxResults = request.MaxResults };

    private (ValidationReport Report, Func<ValidationResult, int?>? LineOf) CheckStore(CancellationToken cancellation)
    {
        GraphHost host = StoreOpening.Open(StoreFolder.Resolve(request.Store), create: false);
        try
        {
            using Snapshot snapshot = ((RdfStore)host.Store).OpenSnapshot();
            return (Validate(Shapes(request.Profile is null && request.Shapes.Count == 0, cancellation), snapshot, Options(request.Graph is null ? null : new Iri(request.Graph)), cancellation), null);
        }
        finally
        {
            host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private (ValidationReport Report, Func<ValidationResult, int?>? LineOf) CheckDocument(CommandContexts contexts, CancellationToken cancellation)
    {
        string name = request.File!;
        (byte[] text, RdfFormat format, string? address) = Read(name, cancellation);
        RdfReadOptions options = ConvertCommand.ReadOptions(io, name, request.Base ?? address, request.Lenient) with { Contexts = contexts.Find };
        LocatedDocument document;
        try
        {
            document = LocatedDocument.Read(text, format, options, cancellation);
        }
        catch (RdfSyntaxException error)
        {
            throw new DocumentException($"{name}:{error.Line}:{error.Column}: {error.Message}", error);
        }

        bool ours = request.Profile is null && request.Shapes.Count == 0;
        IEnumerable<Quad> quads = document.Quads;
        if (ours || request.Profile == NamedShapes.Civic)
        {
            var beside = new MergedDocuments(io);
            foreach (string file in new[] { "civic.ttl", Path.Combine("network", "reference.trig"), Path.Combine("network", "skills.trig") })
            {
                string path = Path.Combine(_ontology, file);
                beside.Add(path, null, ConvertCommand.ReadOptions(io, path, null, lenient: false), cancellation);
            }

            quads = quads.Concat(beside.Quads);
        }

        return (Validate(Shapes(ours, cancellation), MemoryQuadSource.From(quads), Options(), cancellation), document.LineOf);
    }

    private (byte[] Text, RdfFormat Format, string? Address) Read(string name, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        if (!name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            RdfFormat known = InputDocument.FormatOf(name, request.From);
            using Stream input = InputDocument.Open(name, io);
            input.CopyTo(buffer);
            return (buffer.ToArray(), known, null);
        }

        if (!Uri.TryCreate(name, UriKind.Absolute, out Uri? target))
        {
            throw new UsageException($"'{name}' is not an address.");
        }

        try
        {
            // Who types an address allows its host, also one of the own network.
            using var outside = new OutsideClient(new AllowedHosts([target.Authority, target.Host, "0.0.0.0/0", "::/0"]), s_limits);
            using OutsideAnswer answer = outside.Send(name, string.Join(", ", RdfFormat.All.Where(f => f.CanRead).Select(f => f.MediaTypes[0])) + ", */*;q=0.1", null, s_limits.Time, cancellation);
            RdfFormat format = (request.From is null ? null : InputDocument.Format(request.From)) ?? (answer.MediaType is { } type && type != "text/plain" ? RdfFormat.FromMediaType(type) : null) ?? RdfFormat.FromFileName(answer.Address.AbsolutePath)
                ?? throw new DocumentException($"{name}: the answer is {answer.MediaType ?? "without a media type"}, which is no RDF syntax. Name it with --from.");
            using Stream body = answer.Open(s_limits.DocumentBytes);
            body.CopyTo(buffer);
            return (buffer.ToArray(), format, answer.Address.AbsoluteUri);
        }
        catch (OutsideException error)
        {
            throw new DocumentException($"{name}: {error.Message}", error);
        }
    }

    private ShapesGraph Shapes(bool ours, CancellationToken cancellation)
    {
        if (request.Profile is not null || ours)
        {
            string name = ours ? NamedShapes.Civic : request.Profile!;
            return new NamedShapes(_ontology).Find(name) ?? throw new UsageException($"There is no profile '{name}'. There are: {string.Join(", ", NamedShapes.Names)}.");
        }

        var shapes = new MergedDocuments(io);
        foreach (string file in request.Shapes.SelectMany(Files))
        {
            shapes.Add(file, null, ConvertCommand.ReadOptions(io, file, null, lenient: false), cancellation);
        }

        try
        {
            return ShapesGraph.From(shapes.Quads);
        }
        catch (ShaclFailureException failure)
        {
            throw new DocumentException($"{string.Join(", ", request.Shapes)}: the shapes cannot be used: {failure.Message}", failure);
        }
    }

    private ValidationReport Validate(ShapesGraph shapes, IQuadSource data, ValidationOptions options, CancellationToken cancellation)
    {
        try
        {
            return new ShaclValidator(shapes).Validate(data, options, cancellation);
        }
        catch (ShaclFailureException failure)
        {
            throw new DocumentException($"{(request.Shapes.Count > 0 ? string.Join(", ", request.Shapes) : request.Profile ?? NamedShapes.Civic)}: the shapes cannot be used: {failure.Message}", failure);
        }
    }

    /// <summary>The file, or the RDF documents of a folder in order of their names.</summary>
    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Where(f => RdfFormat.FromFileName(f) is not null).Order(StringComparer.Ordinal)
        : [path];

    private void Write(ValidationReport report, Func<ValidationResult, int?>? lineOf)
    {
        using var output = new BufferedStream(new UnclosedStream(io.Out), 1 << 16);
        if (request.OutputSyntax is { } syntax)
        {
            using IRdfWriter writer = syntax.OpenWriter(output);
            report.WriteTo(writer);
            writer.Complete();
        }
        else if (request.Output == "json")
        {
            report.WriteJson(output, request.Language, lineOf);
            output.WriteByte((byte)'\n');
        }
        else
        {
            using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            report.WriteText(text, request.Language, lineOf);
        }

        output.Flush();
    }
}
