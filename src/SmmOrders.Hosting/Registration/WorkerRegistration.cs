using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Registers a worker and its loop for a store. Calling it again for the same loop and store adds nothing.</summary>
internal static class WorkerRegistration
{
    /// <summary>Adds a worker that goes by provider, as a singleton, and its loop.</summary>
    /// <typeparam name="TWorker">The worker.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="loop">The loop's name, for logs and health: a noun such as <c>submission</c>.</param>
    /// <param name="store">The store's name; <see langword="null"/> for the only one.</param>
    /// <param name="create">Creates the worker.</param>
    internal static void AddProviderWorker<TWorker>(IServiceCollection services, string loop, string? store, Func<WorkerSetup, TWorker> create)
        where TWorker : class, IProviderWorker =>
        Add(services, loop, store, create, (setup, worker) => new ProviderLoop(loop, worker, setup.Providers, setup.Own<LoopTools>()));

    /// <summary>Adds a worker that does not go by provider, as a singleton, and its loop.</summary>
    /// <inheritdoc cref="AddProviderWorker{TWorker}"/>
    internal static void AddPlainWorker<TWorker>(IServiceCollection services, string loop, string? store, Func<WorkerSetup, TWorker> create)
        where TWorker : class, IPlainWorker =>
        Add(services, loop, store, create, (setup, worker) => new PlainLoop(loop, worker, setup.Own<LoopTools>()));

    /// <summary>Adds a worker that nothing wakes, and whose turns are worthwhile at its own intervals, as a singleton, and its loop.</summary>
    /// <inheritdoc cref="AddProviderWorker{TWorker}"/>
    internal static void AddPacedWorker<TWorker>(IServiceCollection services, string loop, string? store, Func<WorkerSetup, TWorker> create)
        where TWorker : class, IPlainWorker =>
        Add(services, loop, store, create, (setup, worker) => new PlainLoop(loop, new PacedWorker(worker), setup.Own<LoopTools>()));

    /// <summary>Adds options for a store, validated when the host starts. <see cref="WorkerSetup.Follow{TOptions}"/> reads them.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <typeparam name="TValidator">Their validator.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="store">The store's name; <see langword="null"/> for the only one.</param>
    /// <param name="configure">Sets them; <see langword="null"/> to leave them as they are.</param>
    /// <param name="untilRead">What is used until they could be read once; <see langword="null"/> to throw until then.</param>
    internal static void AddOptions<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TValidator>(
        IServiceCollection services, string? store, Action<TOptions>? configure, TOptions? untilRead = null)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        OptionsBuilder<TOptions> options = services.AddOptions<TOptions>(NameOf(store)).ValidateOnStart();
        if (configure is not null)
        {
            _ = options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        TryAddOwn(services, store, setup =>
        {
            IOptionsMonitor<TOptions> monitor = setup.Services.GetRequiredService<IOptionsMonitor<TOptions>>();
            return new ValidOptions<TOptions>(setup.Name, () => monitor.Get(setup.Name), setup.LoggerOf<TOptions>(), untilRead);
        });
    }

    /// <summary>Adds what holds for all loops of a store. A loop that cannot read its options runs with the defaults, since it must not end.</summary>
    internal static void AddLoopOptions(IServiceCollection services, string? store, Action<OrderWorkersOptions>? configure) =>
        AddOptions<OrderWorkersOptions, OrderWorkersOptionsValidator>(services, store, configure, untilRead: new());

    /// <summary>Adds a singleton that every store has one of: keyed by the store's name, unless it is the only store.</summary>
    /// <typeparam name="T">The service.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="store">The store's name; <see langword="null"/> for the only one.</param>
    /// <param name="create">Creates it.</param>
    internal static void TryAddOwn<T>(IServiceCollection services, string? store, Func<WorkerSetup, T> create)
        where T : class
    {
        string name = NameOf(store);
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => create(new(provider, name)));
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => create(new(provider, name)));
        }
    }

    private static void Add<TWorker>(
        IServiceCollection services, string loop, string? store, Func<WorkerSetup, TWorker> create, Func<WorkerSetup, TWorker, LoopService> createLoop)
        where TWorker : class
    {
        var registered = new RegisteredWorker(loop, NameOf(store));
        if (services.Any(service => registered.Equals(service.ImplementationInstance)))
        {
            return;
        }

        AddShared(services, store);
        TryAddOwn(services, store, create);
        _ = services.AddSingleton(registered).AddSingleton<IHostedService>(provider => new DeferredLoop(() =>
        {
            WorkerSetup setup = new(provider, registered.Store);
            return createLoop(setup, setup.Own<TWorker>());
        }));
    }

    /// <summary>Adds a worker of which a store may have several, as a singleton under a key, and its loop.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="loop">The loop's name.</param>
    /// <param name="store">The store's name; <see langword="null"/> for the only one.</param>
    /// <param name="key">The key.</param>
    /// <param name="create">Creates the worker.</param>
    internal static void AddKeyedPlainWorker<TWorker>(IServiceCollection services, string loop, string? store, string key, Func<WorkerSetup, TWorker> create)
        where TWorker : class, IPlainWorker
    {
        var registered = new RegisteredWorker(loop, NameOf(store));
        AddShared(services, store);
        _ = services
            .AddSingleton(registered)
            .AddKeyedSingleton(key, (provider, _) => create(new(provider, registered.Store)))
            .AddSingleton<IHostedService>(provider => new DeferredLoop(() => new PlainLoop(
                loop, provider.GetRequiredKeyedService<TWorker>(key), new WorkerSetup(provider, registered.Store).Own<LoopTools>())));
    }

    private static void AddShared(IServiceCollection services, string? store)
    {
        _ = services.AddLogging();
        TelemetryRegistration.AddShared(services);
        AddLoopOptions(services, store, null);
        AddOptions<OrderSubmissionOptions, OrderSubmissionOptionsValidator>(services, store, null);
        services.TryAddSingleton<LoopHeartbeats>();
        services.TryAddSingleton(provider => new LoopShutdown(
            provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetRequiredService<LoopHeartbeats>(), new WorkerSetup(provider, "").Time));
        TryAddOwn(services, store, CountWorkerOf);
        TryAddOwn(services, store, setup => new WorkerGate(setup.Store, setup.Name, setup.Follow<OrderWorkersOptions>(), setup.Time, setup.LoggerOf<WorkerGate>())
        {
            Prepare = new PausedStart(setup.Store, setup.Providers, setup.Follow<OrderSubmissionOptions>(), setup.LoggerOf<PausedStart>()).PrepareAsync,
        });
        TryAddOwn(services, store, setup => new LoopTools(
            setup.Name,
            setup.Own<WorkerGate>(),
            setup.Services.GetRequiredService<LoopShutdown>(),
            setup.Services.GetRequiredService<LoopHeartbeats>(),
            setup.Follow<OrderWorkersOptions>(),
            setup.Store.Signal,
            setup.Time,
            setup.LoggerOf<LoopService>())
        {
            Meter = setup.Meter,
            Alerts = setup.Alerts,
        });
    }

    /// <summary>Creates what counts a store's orders: for the loop of the metrics, or for the health check where there is none.</summary>
    internal static CountWorker CountWorkerOf(WorkerSetup setup) => new(setup.Store, setup.Services.GetRequiredService<OrderGauges>(), setup.Time);

    /// <summary>The name of a store's options and services; empty for the only one.</summary>
    internal static string NameOf(string? store)
    {
        if (store is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(store);
        }

        return store ?? "";
    }
}
