namespace CivicCoding.Api.Overview;

internal static class OverviewRoutes
{
    public static void AddOverview(this WebApplicationBuilder builder) => builder.Services.AddSingleton<OverviewReader>();
}
