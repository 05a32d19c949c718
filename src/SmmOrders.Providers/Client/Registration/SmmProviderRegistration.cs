using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Puts a provider together.</summary>
internal static class SmmProviderRegistration
{
    internal static OptionsBuilder<SmmProviderOptions> Add(IServiceCollection services, string name)
    {
        _ = services.AddMetrics().AddLogging();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmmProviderOptions>, SmmProviderOptionsValidator>());
        services.TryAddSingleton(provider => new SmmProviders(provider, provider.GetServices<SmmProviderName>()));
        services.TryAddSingleton(provider => new ProviderMeter(provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>()));
        _ = services.AddSingleton(new SmmProviderName(name));
        _ = services.AddKeyedSingleton(name, (provider, _) => new ProviderSetup(name, provider.GetRequiredService<IOptionsMonitor<SmmProviderOptions>>().Get(name)));
        _ = services.AddKeyedSingleton(name, (provider, _) => new ProviderNetwork(provider.GetRequiredKeyedService<ProviderSetup>(name).Options));
        _ = services.AddKeyedSingleton(name, (provider, _) => CreateClient(provider, name));
        return services.AddOptions<SmmProviderOptions>(name).ValidateOnStart();
    }

    private static SmmProviderClient CreateClient(IServiceProvider provider, string name)
    {
        ProviderSetup setup = provider.GetRequiredKeyedService<ProviderSetup>(name);
        ProviderMeter meter = provider.GetRequiredService<ProviderMeter>();
        meter.SetClock(name, setup.Time);
        ILogger<SmmProviderClient> logger = provider.GetRequiredService<ILogger<SmmProviderClient>>();
        var transport = new ProviderTransport(provider.GetRequiredKeyedService<ProviderNetwork>(name), setup, provider.GetRequiredService<ILoggerFactory>());
        return new(new ProviderRequests(transport, setup, meter, logger), setup, logger);
    }
}
