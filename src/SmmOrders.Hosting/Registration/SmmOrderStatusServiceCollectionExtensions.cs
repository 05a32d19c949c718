using SmmOrders.Hosting;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the workers that follow a panel's orders once they are placed.</summary>
public static class SmmOrderStatusServiceCollectionExtensions
{
    /// <summary>Adds the worker that asks providers about orders and applies what they answer, and the probes of providers in trouble: <see cref="StatusSyncWorker"/>.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the defaults.</param>
    /// <param name="store">The name under which the store is registered; <see langword="null"/> for the only one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="store"/> is empty or white space.</exception>
    public static IServiceCollection AddStatusSync(this IServiceCollection services, Action<StatusSyncOptions>? configure = null, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddShared(services, store, configure);
        WorkerRegistration.AddProviderWorker(services, "status", store, setup => new StatusSyncWorker(
            setup.Store, setup.Providers, setup.Own<ProviderAccess>(), setup.Own<ProviderFailures>(), setup.Follow<StatusSyncOptions>(), setup.Time, setup.LoggerOf<StatusSyncWorker>())
        { Meter = setup.Meter });
        return services;
    }

    /// <summary>Adds the worker that sends requests to cancel and refill, and follows refills, and the probes of providers in trouble: <see cref="OrderRequestWorker"/>.</summary>
    /// <inheritdoc cref="AddStatusSync"/>
    public static IServiceCollection AddOrderRequests(this IServiceCollection services, Action<OrderRequestOptions>? configure = null, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddShared(services, store, null);
        WorkerRegistration.AddOptions<OrderRequestOptions, OrderRequestOptionsValidator>(services, store, configure);
        WorkerRegistration.AddProviderWorker(services, "requests", store, setup => new OrderRequestWorker(
            setup.Store, setup.Providers, setup.Own<ProviderAccess>(), setup.Own<ProviderFailures>(), setup.Follow<OrderRequestOptions>(), setup.Time, setup.LoggerOf<OrderRequestWorker>())
        { Meter = setup.Meter });
        return services;
    }

    /// <summary>
    /// Adds the workers that look at deadlines and at the panel's list of providers: <see cref="OrderSweepWorker"/> and
    /// <see cref="MissingProviderWorker"/>.
    /// </summary>
    /// <inheritdoc cref="AddStatusSync"/>
    public static IServiceCollection AddOrderSweep(this IServiceCollection services, Action<OrderSweepOptions>? configure = null, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        WorkerRegistration.AddOptions<OrderSweepOptions, OrderSweepOptionsValidator>(services, store, configure);
        WorkerRegistration.AddPacedWorker(services, "sweep", store, setup => new OrderSweepWorker(setup.Store, setup.Follow<OrderSweepOptions>(), setup.LoggerOf<OrderSweepWorker>()) { Meter = setup.Meter });
        WorkerRegistration.AddPacedWorker(
            services, "providers", store, setup => new MissingProviderWorker(setup.Store, setup.Providers, setup.Follow<OrderSweepOptions>(), setup.LoggerOf<MissingProviderWorker>()) { Alerts = setup.Alerts });
        return services;
    }

    // What both workers know of a provider.
    private static void AddShared(IServiceCollection services, string? store, Action<StatusSyncOptions>? configure)
    {
        WorkerRegistration.AddOptions<StatusSyncOptions, StatusSyncOptionsValidator>(services, store, configure);
        ProbeRegistration.Add(services, store);
        WorkerRegistration.TryAddOwn(services, store, setup => new ProviderFailures(setup.Store, setup.Follow<StatusSyncOptions>()));
    }
}
