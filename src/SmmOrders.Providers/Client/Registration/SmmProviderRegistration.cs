using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Puts a provider together.</summary>
internal static class SmmProviderRegistration
{
    internal static string HttpClientName(string provider) => $"SmmOrders.Providers/{provider}";

    internal static OptionsBuilder<SmmProviderOptions> Add(IServiceCollection services, string name)
    {
        _ = services.AddMetrics().AddLogging();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmmProviderOptions>, SmmProviderOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new SmmProviders(provider, provider.GetServices<SmmProviderName>()));
        services.TryAddSingleton(provider => new ProviderMeter(
            provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), provider.GetRequiredService<TimeProvider>()));
        _ = services.AddSingleton(new SmmProviderName(name));
        _ = services.AddKeyedSingleton(name, (provider, _) => new ProviderSetup(
            name, provider.GetRequiredService<IOptionsMonitor<SmmProviderOptions>>().Get(name), provider.GetRequiredService<TimeProvider>()));
        _ = services.AddKeyedSingleton(name, (provider, _) => CreateClient(provider, name));
        AddHttpClient(services, name);
        return services.AddOptions<SmmProviderOptions>(name).ValidateOnStart();
    }

    private static SmmProviderClient CreateClient(IServiceProvider provider, string name)
    {
        ProviderSetup setup = provider.GetRequiredKeyedService<ProviderSetup>(name);
        ILogger<SmmProviderClient> logger = provider.GetRequiredService<ILogger<SmmProviderClient>>();
        var requests = new ProviderRequests(
            new(provider.GetRequiredService<IHttpClientFactory>(), setup), setup, provider.GetRequiredService<ProviderMeter>(), logger);
        return new(requests, setup, logger);
    }

    private static void AddHttpClient(IServiceCollection services, string name)
    {
        IHttpClientBuilder client = services
            .AddHttpClient(HttpClientName(name), client => client.Timeout = Timeout.InfiniteTimeSpan) // The pipelines have the time-outs.
            .RemoveAllLoggers() // The client has its own, and the platform's could be told to write headers.
            .UseSocketsHttpHandler((handler, provider) => Harden(handler, provider.GetRequiredKeyedService<ProviderSetup>(name)))
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear()); // What is there for all clients might repeat or log.
        _ = client
            .AddResilienceHandler(ProviderPipelines.Name, (builder, context) => ProviderPipelines.Build(
                builder, context.InstanceName, context.ServiceProvider.GetRequiredKeyedService<ProviderSetup>(name)))
            .SelectPipelineBy(_ => ProviderPipelines.KeyOf);
        _ = client.AddHttpMessageHandler(() => new AnswerBufferHandler());
    }

    private static void Harden(SocketsHttpHandler handler, ProviderSetup setup)
    {
        handler.AllowAutoRedirect = false; // A 307 would post the key to another host.
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        handler.UseCookies = false;
        handler.UseProxy = !setup.Options.Address!.IsLoopback; // What is for this machine alone shall not leave it by a proxy.
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5); // A provider's address may change.
        handler.ActivityHeadersPropagator = null; // Trace and baggage headers are nobody else's business; the client has its own activity.
    }
}
