using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CivicCoding.Api.OpenApi;

/// <summary>Leaves HEAD, pages and metrics out of the description, orders the paths, and adds the problem document's schema.</summary>
internal sealed class DocumentTidying : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = new OpenApiPaths();
        foreach ((string path, IOpenApiPathItem item) in swaggerDoc.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            item.Operations?.Remove(HttpMethod.Head);
            if (item.Operations?.Count > 0)
            {
                paths[path] = item;
            }
        }

        swaggerDoc.Paths = paths;
        swaggerDoc.Components ??= new OpenApiComponents();
        swaggerDoc.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        swaggerDoc.Components.Schemas["Problem"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A problem document (RFC 9457).",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable; urn:civic-coding:problem: and a name." },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "This case, and what to do." },
                ["instance"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["line"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Of a syntax error, from 1." },
                ["column"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Of a syntax error, from 1." },
            },
        };
    }
}
