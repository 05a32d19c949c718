using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Hosting;

/// <summary>Registers the probes, which every worker needs that stops asking a provider in trouble.</summary>
internal static class ProbeRegistration
{
    internal static void Add(IServiceCollection services, string? store)
    {
        WorkerRegistration.TryAddOwn(services, store, setup => new ProviderAccess(setup.Store, setup.Providers, setup.Time));
        WorkerRegistration.AddProviderWorker(services, "probes", store, setup => new ProviderProbeWorker(
            setup.Store, setup.Providers, setup.Own<ProviderAccess>(), setup.Follow<OrderSubmissionOptions>(), setup.Time, setup.LoggerOf<ProviderProbeWorker>()));
    }
}
