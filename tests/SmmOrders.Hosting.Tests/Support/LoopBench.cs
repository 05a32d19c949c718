using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>A loop on its own: everything around it is the test's.</summary>
internal sealed class LoopBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _hurry = new();
    private readonly LoopShutdown _shutdown;
    private readonly WorkerGate _gate;
    private readonly ListedProviders _listed;
    private LoopService? _loop;

    public LoopBench(IOrderStore? store = null, params string[] providers)
    {
        Store = store ?? new InMemoryOrderStore(new(new() { Refunds = RefundPolicy.HalfUp(2) })) { Time = Time };
        _listed = new([.. providers.Select(name => new TestProvider(name))]);
        _shutdown = new(Lifetime, Heartbeats, Time);
        ValidOptions<OrderWorkersOptions> options = new("", () => OptionsFault is null ? Options : throw OptionsFault, Log, valid: new());
        _gate = new(Store, "", () => options.Current, Time, Log) { Prepare = (_, _) => Preparing?.Invoke() ?? Task.CompletedTask };
        Meter = new(Meters, Time, new(Time));
        Tools = new("", _gate, _shutdown, Heartbeats, () => options.Current, Store.Signal, Time, Log)
        {
            Meter = Meter,
            Alerts = new([Alerts], () => new(), Time, Meter, Log),
        };
    }

    public IOrderStore Store { get; }

    public OrderWorkersOptions Options { get; } = new();

    /// <summary>What reading the options throws.</summary>
    public Exception? OptionsFault { get; set; }

    /// <summary>What must be true before a loop claims.</summary>
    public Func<Task>? Preparing { get; set; }

    public WatchedTime Time { get; } = new();

    public TestLifetime Lifetime { get; } = new();

    public KeptLog Log { get; } = new();

    public TestMeters Meters { get; } = new();

    public OrderMeter Meter { get; }

    public KeptAlerts Alerts { get; } = new();

    public LoopHeartbeats Heartbeats { get; } = new();

    public ScriptedWorker Worker { get; init; } = new();

    public LoopTools Tools { get; }

    public ListedProviders Listed => _listed;

    /// <summary>Starts a loop over providers; the host has started.</summary>
    public async Task<LoopBench> StartAsync(bool isStarted = true)
    {
        _loop = new ProviderLoop("scripted", Worker, _listed.Providers, Tools);
        return await StartAsync(_loop, isStarted);
    }

    /// <summary>Starts a loop of one lane; the host has started.</summary>
    public async Task<LoopBench> StartPlainAsync()
    {
        _loop = new PlainLoop("scripted", Worker, Tools);
        return await StartAsync(_loop, isStarted: true);
    }

    /// <summary>Stops the host: the returned task ends when the loop has.</summary>
    public Task StopAsync()
    {
        Lifetime.StopApplication();
        return _loop!.StopAsync(_hurry.Token);
    }

    /// <summary>The host's time to shut down is over.</summary>
    public void Hurry() => _hurry.Cancel();

    public async ValueTask DisposeAsync()
    {
        // What a failed test left under way must not hold up the others.
        Options.StoreGrace = TimeSpan.Zero;
        Hurry();
        await (_loop is null ? Task.CompletedTask : StopAsync());
        _loop?.Dispose();
        _gate.Dispose();
        _shutdown.Dispose();
        Lifetime.Dispose();
        _listed.Dispose();
        Meter.Dispose();
        Meters.Dispose();
        _hurry.Dispose();
    }

    private async Task<LoopBench> StartAsync(LoopService loop, bool isStarted)
    {
        await loop.StartAsync(TestContext.Current.CancellationToken);
        if (isStarted)
        {
            Lifetime.Start();
        }

        return this;
    }
}
