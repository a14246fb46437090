using System.Text;

namespace CivicCoding.Api.Pages;

/// <summary>The imprint: what the operator's file says, or what it should say.</summary>
internal sealed class ImprintModel : CivicPage
{
    /// <summary>The environment variable that names the operator's file: plain text in UTF-8, blank lines between paragraphs; its first 64 kB are shown.</summary>
    public const string Variable = "CIVIC_IMPRINT";
    private const int MaxBytes = 64 << 10;

    public override string Title => T(ImprintTexts.Title);

    public IReadOnlyList<string> Paragraphs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file && System.IO.File.Exists(file))
        {
            await using FileStream input = System.IO.File.OpenRead(file);
            var bytes = new byte[MaxBytes];
            int length = await input.ReadAtLeastAsync(bytes, MaxBytes, throwOnEndOfStream: false, cancellation);
            Paragraphs = Encoding.UTF8.GetString(bytes, 0, length).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
