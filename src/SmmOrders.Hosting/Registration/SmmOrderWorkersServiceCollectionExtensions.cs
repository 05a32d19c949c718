using SmmOrders.Hosting;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the workers that run a panel's orders.</summary>
public static class SmmOrderWorkersServiceCollectionExtensions
{
    /// <summary>
    /// Adds all workers of a store: submission (<c>AddOrderSubmission</c>), status sync (<c>AddStatusSync</c>), requests
    /// (<c>AddOrderRequests</c>), sweep (<c>AddOrderSweep</c>), alerts (<c>AddOrderAlerts</c>) and counts for the metrics
    /// (<c>AddOrderMetrics</c>). Call <c>AddSmmOrders</c>, <c>AddSmmOrderStore</c>, and
    /// <c>AddSmmProvider</c> or <c>AddSmmProviderSource</c> too.
    /// </summary>
    /// <remarks>
    /// Workers start once the host has started. You may also add only some of them, and configure each: a worker that is added already is not
    /// added again.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets what holds for all loops; <see langword="null"/> for the defaults.</param>
    /// <param name="store">The name under which the store is registered; <see langword="null"/> for the only one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="store"/> is empty or white space.</exception>
    public static IServiceCollection AddOrderWorkers(this IServiceCollection services, Action<OrderWorkersOptions>? configure = null, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        WorkerRegistration.AddLoopOptions(services, store, configure);
        return services.AddOrderSubmission(store: store).AddStatusSync(store: store).AddOrderRequests(store: store).AddOrderSweep(store: store)
            .AddOrderAlerts(store: store).AddOrderMetrics(store);
    }

    /// <summary>Adds the workers that send queued orders to their providers, each once, and probe providers in trouble: <see cref="OrderSubmissionWorker"/> and <see cref="ProviderProbeWorker"/>.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the defaults.</param>
    /// <param name="store">The name under which the store is registered; <see langword="null"/> for the only one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="store"/> is empty or white space.</exception>
    public static IServiceCollection AddOrderSubmission(this IServiceCollection services, Action<OrderSubmissionOptions>? configure = null, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        WorkerRegistration.AddOptions<OrderSubmissionOptions, OrderSubmissionOptionsValidator>(services, store, configure);
        WorkerRegistration.AddProviderWorker(services, "submission", store, setup => new OrderSubmissionWorker(
            setup.Store,
            setup.Providers,
            setup.Own<ProviderAccess>(),
            setup.Services.GetRequiredService<ISubmissionAlerts>(),
            setup.Follow<OrderSubmissionOptions>(),
            setup.Time,
            setup.LoggerOf<OrderSubmissionWorker>())
        { Meter = setup.Meter });
        ProbeRegistration.Add(services, store);
        return services;
    }
}
