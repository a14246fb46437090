using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Tests.Cli;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Api.Tests.Sparql;

/// <summary>An error after the first byte of an answer: the connection is cut, and nobody takes what came for a whole result.</summary>
public sealed class CutAnswerTests(CutAnswerTests.Breaking breaking) : IClassFixture<CutAnswerTests.Breaking>
{
    /// <summary>So many that the answer has begun to flow.</summary>
    private const int Many = 200_000;

    private const int Few = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunningServer Server => breaking.Server;

    [Theory]
    [InlineData(QueryForm.Select, "application/sparql-results+json")]
    [InlineData(QueryForm.Select, "application/sparql-results+xml")]
    [InlineData(QueryForm.Select, "text/csv")]
    [InlineData(QueryForm.Select, "text/tab-separated-values")]
    [InlineData(QueryForm.Construct, "application/n-triples")]
    [InlineData(QueryForm.Construct, "text/turtle")]
    [InlineData(QueryForm.Construct, "application/rdf+xml")]
    public async Task The_client_sees_that_the_answer_is_cut(QueryForm form, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(form, Many));
        request.Headers.Add("Accept", mediaType);
        using HttpResponseMessage answer = await Server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentLength);
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.True(error is HttpRequestException or IOException, error.ToString());
    }

    [Theory]
    [InlineData(QueryForm.Select)]
    [InlineData(QueryForm.Construct)]
    public async Task An_error_before_the_first_byte_is_still_a_problem_document(QueryForm form)
    {
        using HttpResponseMessage answer = await Server.Client.GetAsync(Address(form, Few), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_client_of_HTTP_1_0_gets_no_document_that_parses()
    {
        byte[] body = await OldClientAsync("application/sparql-results+json");
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }

    [Fact]
    public async Task A_graph_that_breaks_while_it_is_read_is_cut_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/rdf-graph-store?default");
        request.Headers.Add("Accept", "application/n-triples");
        using HttpResponseMessage answer = await Server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.True(error is HttpRequestException or IOException, error.ToString());
    }

    [Fact]
    public async Task The_command_line_does_not_exit_with_0()
    {
        (int code, _, string error) = await CliTests.RunAsync($"query - --format csv --store {Server.Graph.Folder}", $"break {QueryForm.Select} {Many}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task The_server_goes_on()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Server.Client.GetByteArrayAsync(Address(QueryForm.Select, Many), Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await Server.Client.GetAsync("/health/live", Cancellation)).StatusCode);
    }

    private static string Address(QueryForm form, int before) => "/sparql?query=" + Uri.EscapeDataString($"break {form} {before}");

    /// <summary>The body that a client gets to which an answer ends where its connection ends; empty where the connection breaks.</summary>
    private async Task<byte[]> OldClientAsync(string mediaType)
    {
        var address = new Uri(Server.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancellation);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {Address(QueryForm.Select, Many)} HTTP/1.0\r\nHost: {address.Authority}\r\nAccept: {mediaType}\r\n\r\n"), Cancellation);
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, Cancellation);
        }
        catch (IOException)
        {
            return [];
        }

        byte[] all = received.ToArray();
        int end = all.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.True(end > 0);
        return all[(end + 4)..];
    }

    /// <summary>A server whose store breaks its answers as the query says: break FORM NUMBER.</summary>
    public sealed class Breaking : IAsyncLifetime
    {
        public RunningServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await RunningServer.StartAsync(new ScriptedStore
        {
            OnQuery = (query, _, _) => query.Split(' ') is ["break", var form, var before]
                ? new BreakingAnswer(Enum.Parse<QueryForm>(form), int.Parse(before, CultureInfo.InvariantCulture))
                : throw new NotSupportedException("Nothing is scripted."),
            OnGraph = sink => BreakingAnswer.Write(sink, Many),
        });

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
