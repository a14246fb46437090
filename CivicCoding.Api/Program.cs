using CivicCoding.Api.Admin;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Catalog;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Drafts;
using CivicCoding.Api.Entries;
using CivicCoding.Api.GraphStore;
using CivicCoding.Api.Harvesting;
using CivicCoding.Api.Health;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Identity;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Matching;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Operations;
using CivicCoding.Api.Overview;
using CivicCoding.Api.Pages;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Quality;
using CivicCoding.Api.Search;
using CivicCoding.Api.Site;
using CivicCoding.Api.Sparql;
using CivicCoding.Api.Things;
using CivicCoding.Api.Validation;
using CivicCoding.Api.Vocabulary;

namespace CivicCoding.Api;

/// <summary>The program: the command line, and what the server is made of.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => CivicCommands.RunAsync(args);

    /// <summary>The server over an open store: its parts, the way of a request through it, and its routes.</summary>
    public static WebApplication Build(ServeSettings settings, GraphHost graph)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(graph);
        WebApplicationBuilder builder = ServerBuilder.Create(settings, graph);
        builder.AddListeners(settings, graph);
        builder.AddKeys(settings);
        builder.AddBudgets(settings.Limits);
        builder.AddMatching();
        builder.AddPages();
        builder.AddPageCache();
        builder.AddOverview();
        builder.AddAdmin();
        builder.AddEntries();
        builder.AddIdentity();
        builder.AddSearch();
        builder.AddCatalogue(settings, graph);
        builder.AddHarvests();
        builder.AddValidation(settings);
        builder.AddQuality();
        builder.AddVocabulary();
        builder.AddDescription();

        WebApplication app = builder.Build();
        app.UseWarmth();
        app.UseSecurityHeaders();
        app.UseLanguage();
        app.UseProblems();
        app.UseKnownMethods();
        app.UseHosts(settings);
        app.UseBudgets();
        app.UseAssets();
        app.UsePages();
        app.UseMerged();
        app.UseRouting();
        app.UseKeys();
        app.UseAudit();
        app.UseMeasures();
        app.UseDescription();
        app.UsePageCache();
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        app.MapPages();
        app.MapThings();
        app.MapKinds();
        app.MapNeighbours();
        app.MapEntries();
        app.MapDrafts();
        app.MapIdentity();
        app.MapAdmin();
        app.MapMatching();
        app.MapSparql();
        app.MapVocabulary();
        app.MapGraphStore();
        app.MapSearch();
        app.MapCatalogue();
        app.MapHarvests();
        app.MapValidation();
        app.MapQuality();
        app.MapOperations();
        app.MapSite();
        app.MapHealth();
    }
}
