using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>Everything that a host registers, of which one loop runs, on a clock that the test moves; and one fault around it, until it is over.</summary>
internal sealed class FaultyHost : ILoggerProvider, ILogger, IOptionsMonitor<OrderWorkersOptions>, IDisposable
{
    private readonly OrderWorkersOptions _options = new();
    private readonly LoopFault _fault;
    private readonly string _asks;
    private readonly ListedProviders _listed = new(new TestProvider("a"));
    private readonly ServiceProvider _services;
    private int _asked;

    /// <param name="fault">What goes wrong.</param>
    /// <param name="asks">What the loop asks of the store in a turn.</param>
    public FaultyHost(LoopFault fault, string asks)
    {
        (_fault, _asks) = (fault, asks);
        InMemoryOrderStore memory = new(new(new() { Refunds = RefundPolicy.HalfUp(2) })) { Time = Time, OutboxSinks = ["bus", "alerts"] };
        _services = Register(new ServiceCollection())
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IHostApplicationLifetime>(Lifetime)
            .AddSingleton(StoreBetween.Of(memory, Call))
            .AddSingleton(_listed.Providers)
            .AddSingleton<IOptionsMonitor<OrderWorkersOptions>>(this)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this))
            .BuildServiceProvider();
    }

    public WatchedTime Time { get; } = new();

    public TestLifetime Lifetime { get; } = new();

    public IServiceProvider Services => _services;

    public bool IsFaulty { get; set; } = true;

    /// <summary>How often the loop asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public OrderWorkersOptions CurrentValue => Get(null);

    public static IServiceCollection Register(IServiceCollection services) =>
        services.AddOrderWorkers().AddSingleton<HandledEvents>().AddOrderEvents<ScopedHandler>("bus");

    /// <summary>The loop of that name, which does not run yet.</summary>
    public DeferredLoop LoopOf(string name) => _services.GetServices<RegisteredWorker>().Select(worker => worker.Loop)
        .Zip(_services.GetServices<IHostedService>().OfType<DeferredLoop>()).Single(each => each.First == name).Second;

    /// <summary>What the liveness probe says.</summary>
    public async Task<HealthStatus> LiveAsync() => (await _services.GetRequiredService<OrderLoopsHealthCheck>().CheckHealthAsync(
        new() { Registration = new("live", _ => null!, HealthStatus.Unhealthy, null) }, TestContext.Current.CancellationToken)).Status;

    /// <summary>Lets whoever sleeps next sleep to the end.</summary>
    public async Task PassAsync(Task ended)
    {
        Task<TimeSpan> sleep = Time.NextSleepAsync().AsTask();
        if (await Task.WhenAny(sleep, ended) == ended)
        {
            Assert.Fail("The loop has ended.");
        }

        Time.Advance(await sleep);
    }

    public OrderWorkersOptions Get(string? name)
    {
        ThrowAt(LoopFault.Options);
        return _options;
    }

    public IDisposable? OnChange(Action<OrderWorkersOptions, string?> listener) => null;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => ThrowAt(LoopFault.Log);

    public void Dispose()
    {
        _services.Dispose();
        _listed.Dispose();
        Lifetime.Dispose();
    }

    private object? Call(string method, Func<object?> call)
    {
        if (method.EndsWith("Async", StringComparison.Ordinal))
        {
            ThrowAt(method == nameof(IOrderStore.TryLockWorkersAsync) ? LoopFault.Lock : LoopFault.Store);
            _ = method == _asks ? Interlocked.Increment(ref _asked) : 0;
        }

        return call();
    }

    private void ThrowAt(LoopFault fault)
    {
        if (IsFaulty && fault == _fault)
        {
            throw new InvalidOperationException($"The {fault} is away.");
        }
    }
}
