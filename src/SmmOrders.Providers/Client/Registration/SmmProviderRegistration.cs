using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>Registers the services of a provider.</summary>
internal static class SmmProviderRegistration
{
    internal static OptionsBuilder<SmmProviderOptions> Add(IServiceCollection services, string name)
    {
        AddShared(services);
        _ = services.AddSingleton(new RegisteredProviderName(name));
        _ = services.AddKeyedSingleton(name, (provider, _) => new ProviderRuntime(name, provider.GetRequiredService<IOptionsMonitor<SmmProviderOptions>>().Get(name)));
        _ = services.AddKeyedSingleton(name, (provider, _) => new ProviderNetwork(provider.GetRequiredKeyedService<ProviderRuntime>(name).Options));
        _ = services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<ProviderClientFactory>().Create(
            provider.GetRequiredKeyedService<ProviderRuntime>(name), provider.GetRequiredKeyedService<ProviderNetwork>(name)));
        _ = services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<SmmProviderClient>(name).Provider);
        return services.AddOptions<SmmProviderOptions>(name).ValidateOnStart();
    }

    /// <summary>Adds the services that all providers share, once.</summary>
    internal static void AddShared(IServiceCollection services)
    {
        _ = services.AddMetrics().AddLogging();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmmProviderOptions>, SmmProviderOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmmProvidersOptions>, SmmProvidersOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISmmProviderSource, RegisteredProviderSource>());
        services.TryAddSingleton(provider => new SmmProviders(provider, provider.GetServices<RegisteredProviderName>()));
        services.TryAddSingleton(provider => new ProviderMeter(provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>()));
        services.TryAddSingleton<ProviderClientFactory>();
        services.TryAddSingleton<ProviderDirectory>();
        _ = services.AddOptions<SmmProvidersOptions>().ValidateOnStart();
    }
}
