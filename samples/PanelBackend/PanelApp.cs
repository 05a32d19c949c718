using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace PanelBackend;

/// <summary>The whole panel: database, clock, provider, workers and pages.</summary>
internal sealed class PanelApp(WebApplication app, PanelOptions options, SimulatedUpstream? simulated) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public string Address => app.Urls.First();

    public SimulatedUpstream? Simulated => simulated;

    public static async Task<PanelApp> StartAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(PanelApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var options = PanelOptions.Read(builder.Configuration);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset last = await Database.CreateAsync(options) ?? now;
        PanelClock clock = new(last > now ? last : now, options.Speed);
        SimulatedUpstream? simulated = options.Provider is null ? await SimulatedUpstream.StartAsync(clock) : null;
        _ = builder.Services.AddPanel(builder.Configuration, options, clock).AddPanelProvider(options, simulated, clock).AddPanelWorkers(clock);
        builder.Services.AddPanelTelemetry(builder.Configuration);
        _ = builder.WebHost.LimitForms();
        if (builder.Configuration["urls"] is null)
        {
            _ = builder.WebHost.UseUrls("http://127.0.0.1:5080");
        }

        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        Map(app);
        PanelApp panel = new(app, options, simulated);
        await panel.PrepareAsync();
        await app.StartAsync();
        return panel;
    }

    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public string Describe() =>
        $"{(options.Speed == 1 ? "Its clock is the system's" : $"A minute of yours is {options.Speed} of its minutes")}. "
        + $"Its data is in {(options.Postgres is null ? options.File : options.Speed == 1 ? "PostgreSQL" : "PostgreSQL, whose clock is slower: a provider that failed is tried again late")}.";

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (simulated is not null)
        {
            await simulated.DisposeAsync();
        }
    }

    private static void Map(WebApplication app)
    {
        _ = app.UseSecurityHeaders();
        _ = app.UseResellerApi();
        _ = app.UseExceptionHandler("/error");
        _ = app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        _ = app.UseFormLimit();
        _ = app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable" });
        _ = app.UseRequestLocalization("en").UseMessages();
        _ = app.UseRouting().UseAuthentication().UseAuthorization();
        _ = app.MapRazorPages();
        _ = app.MapGet("/live", LiveEndpoint.Follow).RequireAuthorization();
        _ = app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        _ = app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
    }

    private async Task PrepareAsync()
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        if (options.Seed)
        {
            await scope.ServiceProvider.GetRequiredService<Seed>().RunAsync(simulated, CancellationToken.None);
        }

        if (simulated is not null)
        {
            await simulated.RememberAsync(scope.ServiceProvider.GetRequiredService<PanelContext>(), CancellationToken.None);
        }
    }
}
