using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>Registers what all loops of a container share to be seen: metrics, alerts and health.</summary>
internal static class TelemetryRegistration
{
    internal static void AddShared(IServiceCollection services)
    {
        _ = services.AddMetrics();
        WorkerRegistration.AddOptions<OrderAlertOptions, OrderAlertOptionsValidator>(services, store: null, configure: null);
        WorkerRegistration.AddOptions<OrderHealthOptions, OrderHealthOptionsValidator>(services, store: null, configure: null);
        services.TryAddSingleton(provider => new OrderGauges(TimeOf(provider)));
        services.TryAddSingleton(provider => new OrderMeter(provider.GetRequiredService<IMeterFactory>(), TimeOf(provider), provider.GetRequiredService<OrderGauges>()));
        services.TryAddSingleton(provider => new AlertDesk(
            provider.GetServices<IOrderAlerts>(),
            Follow<OrderAlertOptions>(provider),
            TimeOf(provider),
            provider.GetRequiredService<OrderMeter>(),
            provider.GetRequiredService<ILogger<IOrderAlerts>>()));
        services.TryAddSingleton(provider => new OrderLoopsHealthCheck(
            provider.GetRequiredService<LoopHeartbeats>(), Follow<OrderHealthOptions>(provider), TimeOf(provider)));
        services.TryAddSingleton(provider => new OrderStoresHealthCheck(provider, provider.GetServices<RegisteredWorker>()));
        services.TryAddSingleton(provider => new OrderBacklogHealthCheck(
            provider,
            [.. provider.GetServices<RegisteredWorker>()],
            provider.GetRequiredService<OrderGauges>(),
            provider.GetRequiredService<LoopHeartbeats>(),
            Follow<OrderHealthOptions>(provider),
            TimeOf(provider)));
    }

    private static TimeProvider TimeOf(IServiceProvider services) => new WorkerSetup(services, "").Time;

    private static Func<TOptions> Follow<TOptions>(IServiceProvider services)
        where TOptions : class => new WorkerSetup(services, "").Follow<TOptions>();
}
