using System.Diagnostics.CodeAnalysis;
using SmmOrders.Hosting;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers who hears of what happens to orders: handlers, webhooks, alerts and metrics.</summary>
public static class SmmOrderEventsServiceCollectionExtensions
{
    /// <summary>Delivers the events of a sink to a handler: <see cref="OrderEventWorker"/>, a keyed singleton under the name of the sink.</summary>
    /// <remarks>The handler is resolved from a scope of its own for each event. Where the store has a name, the key and the options are named <c>store/sink</c>.</remarks>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="sink">The sink, as <c>AddOutboxSink</c> names it.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> for the defaults.</param>
    /// <param name="store">The name under which the store is registered; <see langword="null"/> for the only one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sink"/> or <paramref name="store"/> is empty or white space, or the sink has a handler.</exception>
    public static IServiceCollection AddOrderEvents<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, string sink, Action<OrderEventOptions>? configure = null, string? store = null)
        where THandler : class, IOrderEvents
    {
        ArgumentNullException.ThrowIfNull(services);
        string key = AddSink(services, sink, configure, store);
        return services.AddKeyedScoped<IOrderEvents, THandler>(key);
    }

    /// <summary>Sends the events of a sink to a receiver, as signed webhooks. The body is an <see cref="OrderEvent"/>; <see cref="OrderWebhookSignature"/> has the headers.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="sink">The sink, as <c>AddOutboxSink</c> names it. The webhook's options have its name.</param>
    /// <param name="configure">Sets the receiver's address and the secrets.</param>
    /// <param name="configureEvents">Sets how events are delivered; <see langword="null"/> for the defaults.</param>
    /// <param name="store">The name under which the store is registered; <see langword="null"/> for the only one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sink"/> or <paramref name="store"/> is empty or white space, or the sink has a handler.</exception>
    public static IServiceCollection AddOrderWebhook(
        this IServiceCollection services, string sink, Action<OrderWebhookOptions> configure, Action<OrderEventOptions>? configureEvents = null, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        string key = AddSink(services, sink, configureEvents, store);
        WebhookRegistration.AddSender(services, key, configure);
        return services.AddKeyedSingleton<IOrderEvents>(key, (provider, _) => new WebhookEvents(provider.GetRequiredKeyedService<WebhookSender>(key)));
    }

    /// <summary>
    /// Alerts the panel's staff: to what a person should look at, if the store names the sink <see cref="OrderAlertOptions.Sink"/>, and to
    /// what was held back by the silence. <c>AddOrderWorkers</c> calls it. Register <see cref="IOrderAlerts"/> to hear of alerts.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the options, which hold for all stores; <see langword="null"/> for the defaults.</param>
    /// <param name="store">The name under which the store is registered; <see langword="null"/> for the only one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="store"/> is empty or white space.</exception>
    public static IServiceCollection AddOrderAlerts(this IServiceCollection services, Action<OrderAlertOptions>? configure = null, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        WorkerRegistration.AddOptions<OrderAlertOptions, OrderAlertOptionsValidator>(services, store: null, configure);
        WorkerRegistration.AddPlainWorker(services, "alerts", store, AlertWorkerOf);
        return services;
    }

    /// <summary>Sends alerts to a receiver, as signed webhooks. The body is an <see cref="OrderAlert"/>. It may be called for several receivers.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The webhook's name, for its options; not that of a sink.</param>
    /// <param name="configure">Sets the receiver's address and the secrets.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, white space or taken.</exception>
    public static IServiceCollection AddOrderAlertWebhook(this IServiceCollection services, string name, Action<OrderWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        WebhookRegistration.AddSender(services, name, configure);
        return services.AddSingleton<IOrderAlerts>(provider => new WebhookAlerts(provider.GetRequiredKeyedService<WebhookSender>(name)));
    }

    /// <summary>
    /// Counts orders, attention and events for the gauges of <see cref="OrderDiagnostics"/> and for <see cref="OrderBacklogHealthCheck"/>,
    /// every 15 seconds, and less often if that takes long. <c>AddOrderWorkers</c> calls it.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="store">The name under which the store is registered; <see langword="null"/> for the only one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="store"/> is empty or white space.</exception>
    public static IServiceCollection AddOrderMetrics(this IServiceCollection services, string? store = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        WorkerRegistration.AddPlainWorker(services, CountWorker.Loop, store, WorkerRegistration.CountWorkerOf);
        return services;
    }

    private static string AddSink(IServiceCollection services, string sink, Action<OrderEventOptions>? configure, string? store)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sink);
        var registered = new RegisteredSink(WorkerRegistration.NameOf(store), sink);
        if (services.Any(service => registered.Equals(service.ImplementationInstance)))
        {
            throw new ArgumentException($"The sink {registered.Key} has a handler already. For a second one, name a second sink.", nameof(sink));
        }

        _ = services.AddSingleton(registered);
        WorkerRegistration.AddOptions<OrderEventOptions, OrderEventOptionsValidator>(services, registered.Key, configure);
        WorkerRegistration.AddKeyedPlainWorker(services, $"events {sink}", store, registered.Key, setup => EventWorkerOf(setup, registered));
        return registered.Key;
    }

    private static OrderEventWorker EventWorkerOf(WorkerSetup setup, RegisteredSink sink)
    {
        // Where the sink is a webhook's, its sender begins with options that the host has just found valid.
        _ = setup.Services.GetKeyedService<WebhookSender>(sink.Key);
        Func<OrderEventOptions> options = new WorkerSetup(setup.Services, sink.Key).Follow<OrderEventOptions>();
        return new(setup.Store, sink.Sink, HandleAsync, options, setup.Time, setup.Meter, setup.Alerts, setup.LoggerOf<OrderEventWorker>());

        async Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken)
        {
            AsyncServiceScope scope = setup.Services.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await scope.ServiceProvider.GetRequiredKeyedService<IOrderEvents>(sink.Key).HandleAsync(orderEvent, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static AlertWorker AlertWorkerOf(WorkerSetup setup)
    {
        Func<OrderAlertOptions> options = new WorkerSetup(setup.Services, "").Follow<OrderAlertOptions>();
        return new(setup.Alerts, setup.Store, () => new(
            setup.Store,
            options().Sink,
            new AttentionAlerts(setup.Alerts).HandleAsync,
            () => new() { Timeout = options().Timeout, Parallelism = 1 },
            setup.Time,
            setup.Meter,
            setup.Alerts,
            setup.LoggerOf<OrderEventWorker>()));
    }
}
