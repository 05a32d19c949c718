using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmmOrders.Hosting;

/// <summary>Registers the probes, which every worker needs that stops asking a provider in trouble.</summary>
internal static class ProbeRegistration
{
    internal static void Add(IServiceCollection services, string? store)
    {
        services.TryAddSingleton<ISubmissionAlerts>(provider => new SubmissionAlerts(provider.GetRequiredService<AlertDesk>(), new WorkerSetup(provider, "").Time));
        WorkerRegistration.TryAddOwn(services, store, setup => new ProviderAccess(setup.Store, setup.Providers, setup.Time));
        WorkerRegistration.AddProviderWorker(services, "probes", store, setup => new ProviderProbeWorker(
            setup.Store,
            setup.Providers,
            setup.Own<ProviderAccess>(),
            setup.Services.GetRequiredService<ISubmissionAlerts>(),
            setup.Follow<OrderSubmissionOptions>(),
            setup.Time,
            setup.LoggerOf<ProviderProbeWorker>()));
    }
}
