using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A panel's container with one provider in it, a simulated one, over a real socket.</summary>
internal sealed class Panel : IAsyncDisposable
{
    public const string Key = "k3y-0123456789abcdef";

    private readonly ServiceProvider _services;

    private Panel(SimulatedProvider provider, ServiceProvider services, CapturedLogs logs)
    {
        Provider = provider;
        _services = services;
        Logs = logs;
    }

    public SimulatedProvider Provider { get; }

    public IServiceProvider Services => _services;

    public CapturedLogs Logs { get; }

    public SmmProviderClient Client => _services.GetRequiredKeyedService<SmmProviderClient>("alpha");

    /// <summary>Opens a panel. Its options are patient with a busy machine, quick with retries, and in no hurry with requests.</summary>
    /// <param name="configure">Sets the provider's options.</param>
    /// <param name="simulate">Sets the simulated provider's options.</param>
    /// <param name="register">Adds to the container.</param>
    /// <param name="time">The provider's clock; the system's by default.</param>
    /// <param name="adapt">Changes what no application can: the platform's own handler.</param>
    public static async Task<Panel> OpenAsync(
        Action<SmmProviderOptions>? configure = null,
        Action<SimulatedProviderOptions>? simulate = null,
        Action<IServiceCollection>? register = null,
        TimeProvider? time = null,
        Action<SocketsHttpHandler>? adapt = null)
    {
        var simulation = new SimulatedProviderOptions { ApiKey = Key };
        simulate?.Invoke(simulation);
        SimulatedProvider provider = await SimulatedProvider.StartAsync(simulation, TestContext.Current.CancellationToken);
        var logs = new CapturedLogs();
        var services = new ServiceCollection();
        _ = services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        _ = services.AddSmmProvider("alpha", options =>
        {
            options.Address = provider.Address;
            options.ApiKey = new(simulation.ApiKey);
            options.RequestsPerSecond = 10_000;
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.Time = time ?? options.Time;
            configure?.Invoke(options);
        });
        if (adapt is not null)
        {
            _ = services.AddKeyedSingleton("alpha", (container, name) => new ProviderNetwork(container.GetRequiredKeyedService<ProviderRuntime>(name).Options, adapt));
        }

        register?.Invoke(services);
        return new(provider, services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }), logs);
    }

    /// <summary>Waits until so many requests have reached the provider.</summary>
    public Task ReachedAsync(int requests) =>
        Provider.WaitForRequestsAsync(requests, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Ends the container, and leaves the provider as it is.</summary>
    public Task EndAsync() => _services.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        // What a failed test has left waiting on a clock that stands still would be waited for without an end.
        await EndAsync();
        await Provider.DisposeAsync();
    }
}
