using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CivicCoding.Api.OpenApi;

/// <summary>Brings the notes of an endpoint into its description: parameters with examples, bodies, answers, problem documents, keys.</summary>
internal sealed class NoteFilter : IOperationFilter
{
    private static readonly Dictionary<int, string> s_problems = new()
    {
        [400] = "The request or a text in it is wrong; a syntax error has `line` and `column`.",
        [401] = "A key is needed.",
        [403] = "The key does not allow this.",
        [404] = "There is no such thing.",
        [406] = "None of the accepted formats is available.",
        [409] = "This conflicts with what is there.",
        [412] = "It was changed meanwhile; `difference` says how.",
        [413] = "The body is too large.",
        [415] = "This format is not read here.",
        [422] = "Fields are not right; `errors` has a message for each.",
        [428] = "If-Match is missing.",
        [429] = "Too many requests from this address; Retry-After says when to come back.",
        [500] = "The server made an error.",
        [501] = "Not supported yet.",
        [503] = "Out of time or budget, or busy; Retry-After says when to come back.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        IList<object> metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (ParameterNote note in metadata.OfType<ParameterNote>().Where(n => operation.Parameters.All(p => p.Name != n.Name)))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = note.Name,
                In = ParameterLocation.Query,
                Description = note.Description,
                Example = note.Example is null ? null : JsonValue.Create(note.Example),
                Schema = new OpenApiSchema { Type = Enum.Parse<JsonSchemaType>(note.Type, ignoreCase: true) },
            });
        }

        operation.Responses ??= [];
        if (metadata.OfType<BodyNote>().LastOrDefault() is { } body && context.ApiDescription.HttpMethod is "POST" or "PUT")
        {
            BodyNote note = metadata.OfType<BodyNote>().Last();
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = note.Description,
                Required = true,
                Content = note.MediaTypes.ToDictionary(m => m, m => (IOpenApiMediaType)new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(note.Example) }, StringComparer.Ordinal),
            };
        }

        foreach (AnswerNote note in metadata.OfType<AnswerNote>())
        {
            operation.Responses[note.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = note.Description,
                Content = note.MediaTypes.ToDictionary(m => m, _ => (IOpenApiMediaType)new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }, StringComparer.Ordinal),
            };
        }

        bool keyed = metadata.OfType<IAuthorizeData>().Any();
        int[] statuses = [.. metadata.OfType<ProblemNote>().SelectMany(n => n.Statuses), .. keyed ? new[] { 401, 403 } : [], 429, 500];
        foreach (int status in statuses.Distinct().Order())
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = s_problems[status],
                Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) } },
            };
        }

        if (keyed)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", context.Document)] = [] }];
        }
    }
}
