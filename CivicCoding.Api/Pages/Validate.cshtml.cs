using System.Text;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Validation;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Export.Documents;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Syntax;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>/validate: paste or upload a description, choose a profile, read what to repair, take the repaired version.</summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(ValidationApi.BodyBytes + 65_536)]
[RequestFormLimits(ValueLengthLimit = ValidationApi.BodyBytes, MultipartBodyLengthLimit = ValidationApi.BodyBytes, BufferBodyLengthLimit = ValidationApi.BodyBytes + 65_536)]
internal sealed class ValidateModel(NamedShapes shapes, ServerLimits limits, QueryGate gate) : CivicPage
{
    private const int MostShown = 300;

    public override string Title => T(ValidationTexts.Title);

    public override string? Summary => T(ValidationTexts.Lead);

    public override string Section => "about";

    public static IReadOnlyList<RdfFormat> Formats { get; } = [RdfFormat.Turtle, RdfFormat.RdfXml, RdfFormat.JsonLd, RdfFormat.NTriples, RdfFormat.TriG];

    public string Text { get; private set; } = "";

    public string Profile { get; private set; } = "dcat-ap";

    public string Syntax { get; private set; } = "";

    public string? Error { get; private set; }

    public string? ErrorTitle { get; private set; }

    public CheckOutcome? Outcome { get; private set; }

    public static string LabelOf(string profile) => profile == NamedShapes.Civic ? "Civic Coding" : ValidationProfiles.Label(profile);

    public void OnGet()
    {
        if (Request.Query["profile"] is [{ } asked] && NamedShapes.Names.Contains(asked, StringComparer.Ordinal))
        {
            Profile = asked;
        }
    }

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        IFormCollection form = await Request.ReadFormAsync(cancellation);
        Profile = form["profile"] is [{ } profile] && NamedShapes.Names.Contains(profile, StringComparer.Ordinal) ? profile : "dcat-ap";
        Syntax = form["syntax"] is [{ } syntax] ? syntax : "";
        string? fileName = null;
        if (form.Files["file"] is { Length: > 0 } file)
        {
            fileName = file.FileName;
            using var reader = new StreamReader(file.OpenReadStream());
            Text = await reader.ReadToEndAsync(cancellation);
        }
        else
        {
            Text = form["text"] is [{ } text] ? text : "";
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            Fail(null, T(ValidationTexts.Nothing));
            return;
        }

        using IDisposable? turn = await gate.EnterAsync(cancellation);
        if (turn is null)
        {
            Fail(null, T(Problem.Busy().Detail));
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            Outcome = Check(RdfFormat.FromName(Syntax) ?? (fileName is null ? null : RdfFormat.FromFileName(fileName)) ?? Guess(Text), cancellation);
        }
        catch (RdfSyntaxException error)
        {
            Fail(T(ValidationTexts.NotReadTitle), T(ValidationTexts.NotRead, error.Line, error.Column, T(RdfMessages.Of(error.Message))));
        }
        catch (QueryBudgetExceededException error)
        {
            Fail(null, T(Problem.OutOfBudget(error).Detail));
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>The syntax that a text looks like.</summary>
    internal static RdfFormat Guess(string text)
    {
        string start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.Length == 0 ? RdfFormat.Turtle
            : start[0] is '{' or '[' && !start.StartsWith("[]", StringComparison.Ordinal) ? RdfFormat.JsonLd
            : start.StartsWith("<?xml", StringComparison.Ordinal) || start.StartsWith("<rdf:", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!--", StringComparison.Ordinal) ? RdfFormat.RdfXml
            : RdfFormat.Turtle;
    }

    private CheckOutcome Check(RdfFormat format, CancellationToken cancellation)
    {
        ShapesGraph rules = shapes.Find(Profile)!;
        LocatedDocument document = LocatedDocument.Read(Encoding.UTF8.GetBytes(Text), format, new RdfReadOptions { Base = $"{Request.Scheme}://{Request.Host}/validate", MaxDepth = 200 }, cancellation);
        var validator = new ShaclValidator(rules);
        ValidationOptions options = ValidationApi.Options(limits);
        ValidationReport report = validator.Validate(MemoryQuadSource.From(document.Quads), options, cancellation);
        CheckFinding[] findings =
        [
            .. report.Results.Select(r => (Result: r, Line: document.LineOf(r))).OrderBy(r => Rank(r.Result)).ThenBy(r => r.Line ?? int.MaxValue).Take(MostShown)
                .Select(r => new CheckFinding(Rank(r.Result), r.Line, r.Result.FocusNode is Iri iri ? iri.Value : r.Result.FocusNode.ToString(), r.Result.Message(Language == Languages.Language.German ? "de" : "en"))),
        ];
        (string? repaired, int repairs, int left) = Repair(document, report, rules, validator, options, cancellation);
        return new CheckOutcome(LabelOf(Profile), document.Quads.Count, Count(report, 0), Count(report, 1), Count(report, 2), findings, report.Results.Count, repaired, repairs, left);
    }

    private static (string? Text, int Repairs, int Left) Repair(LocatedDocument document, ValidationReport report, ShapesGraph rules, ShaclValidator validator, ValidationOptions options, CancellationToken cancellation)
    {
        Dataset quads = document.Quads;
        int all = 0;
        ValidationReport now = report;
        for (int round = 0; round < 3; round++)
        {
            (Dataset better, int repairs) = CertainRepairs.Apply(quads, now, rules);
            if (repairs == 0)
            {
                break;
            }

            all += repairs;
            quads = better;
            now = validator.Validate(MemoryQuadSource.From(quads), options, cancellation);
        }

        if (all == 0 || now.Results.Count >= report.Results.Count)
        {
            return (null, 0, 0);
        }

        using var output = new MemoryStream();
        using (IRdfWriter writer = document.Format.OpenWriter(output, new RdfWriteOptions { Pretty = true, Prefixes = document.Prefixes }))
        {
            var scratches = new TermScratch[] { new(), new(), new(), new() };
            foreach (Quad quad in quads)
            {
                writer.Quad(scratches[0].Encode(quad.Subject), scratches[1].Encode(quad.Predicate), scratches[2].Encode(quad.Object), quad.Graph is null ? TermSpan.None : scratches[3].Encode(quad.Graph));
            }

            writer.Complete();
        }

        return (Encoding.UTF8.GetString(output.ToArray()), all, Count(now, 0));
    }

    private static int Count(ValidationReport report, int rank) => report.Results.Count(r => Rank(r) == rank);

    private static int Rank(ValidationResult result) =>
        result.Severity.Value.EndsWith("#Warning", StringComparison.Ordinal) ? 1 : result.Severity.Value.EndsWith("#Info", StringComparison.Ordinal) ? 2 : 0;

    private void Fail(string? title, string detail)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        ErrorTitle = title;
        Error = detail;
    }
}
