using Microsoft.OpenApi;

namespace CivicCoding.Api.OpenApi;

/// <summary>/openapi.json and /swagger: the API described for programs and people, without any request to the outside.</summary>
internal static class OpenApiDescription
{
    public static void AddDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("openapi", new OpenApiInfo
            {
                Title = "Civic Coding",
                Version = "1",
                Description = "A knowledge graph and matchmaking engine for AI that serves the common good. Reading needs no key. Errors are problem documents (RFC 9457) with a stable `type`.",
            });
            options.AddSecurityDefinition("key", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key. The first one is shown once at the first start.",
            });
            options.DocumentFilter<DocumentTidying>();
            options.DocInclusionPredicate((_, _) => true);
            options.OperationFilter<NoteFilter>();
        });
    }

    public static void UseDescription(this WebApplication app) => app.UseWhen(context => IsOfDescription(context.Request.Path), Describe);

    private static bool IsOfDescription(PathString path) => path.StartsWithSegments("/swagger") || path.Value?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) is true;

    private static void Describe(IApplicationBuilder app)
    {
        app.UseSwagger(o =>
        {
            o.RouteTemplate = "{documentName}.json";
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(o =>
        {
            o.RoutePrefix = "swagger";
            o.DocumentTitle = "Civic Coding API";
            o.SwaggerEndpoint("/openapi.json", "Civic Coding");
        });
    }
}
