using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>What a worker is created from.</summary>
/// <param name="services">The container.</param>
/// <param name="name">The name under which its store is registered; empty for the only one.</param>
internal sealed class WorkerSetup(IServiceProvider services, string name)
{
    public IServiceProvider Services { get; } = services;

    /// <summary>The name under which the store is registered; empty for the only one.</summary>
    public string Name { get; } = name;

    public IOrderStore Store => Name.Length == 0 ? Services.GetRequiredService<IOrderStore>() : Services.GetRequiredKeyedService<IOrderStore>(Name);

    public SmmProviders Providers => Services.GetRequiredService<SmmProviders>();

    /// <summary>The clock of the workers.</summary>
    public TimeProvider Time => Services.GetService<TimeProvider>() ?? TimeProvider.System;

    public OrderMeter Meter => Services.GetRequiredService<OrderMeter>();

    public AlertDesk Alerts => Services.GetRequiredService<AlertDesk>();

    /// <summary>The store's own one of a service that every store has.</summary>
    public T Own<T>()
        where T : class => Name.Length == 0 ? Services.GetRequiredService<T>() : Services.GetRequiredKeyedService<T>(Name);

    public ILogger LoggerOf<T>() => Services.GetRequiredService<ILogger<T>>();

    /// <summary>The options of that name as they are at each moment; the last valid ones while they are not valid.</summary>
    /// <exception cref="OptionsValidationException">They are not valid now, and never were.</exception>
    public Func<TOptions> Follow<TOptions>()
        where TOptions : class
    {
        ValidOptions<TOptions> options = Own<ValidOptions<TOptions>>();

        // At once, while the host has just found them valid: what is valid now is what stays.
        _ = options.Current;
        return () => options.Current;
    }
}
