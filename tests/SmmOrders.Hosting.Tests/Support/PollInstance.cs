using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>One instance of a panel that polls: its loop, with one lane for each provider.</summary>
internal sealed class PollInstance : IAsyncDisposable
{
    private readonly TestLifetime _lifetime = new();
    private readonly LoopShutdown _shutdown;
    private readonly WorkerGate _gate;
    private readonly ListedProviders _listed;
    private readonly LoopTools _tools;
    private readonly IOrderStore _store;
    private readonly int _actors;
    private LoopService? _loop;
    private bool _isStopping;
    private int _asking;

    public PollInstance(PollWorld world, int number, string[] providers)
    {
        (World, Number, _actors) = (world, number, providers.Length + 1);
        _store = StoreBetween.Of(world.Memory, (method, arguments, call) => IsDead && method.StartsWith("Claim", StringComparison.Ordinal) ? DeadAsync() : world.Call(this, method, arguments, call));
        Providers = [.. providers.Select(name => new PolledProvider(name, world.Time) { AddTimeout = StepTime.Unbounded, OnOrder = id => world.OnOrder(this, id) })];
        foreach (PolledProvider provider in Providers)
        {
            provider.OnRequest = (question, cancellation) => AskAsync(provider.Name, question, cancellation);
        }

        _listed = new([.. Providers]);
        OrderWorkersOptions set = new();
        LoopHeartbeats heartbeats = new();
        _shutdown = new(_lifetime, heartbeats, world.Time);
        _gate = new(_store, "", () => set, world.Time, Log);
        _tools = new("", _gate, _shutdown, heartbeats, () => set, _store.Signal, world.Time, Log);
        Worker = new(_store, _listed.Providers, new(_store, _listed.Providers, world.Time), new(_store, () => world.Options), () => world.Options, world.Time, Log);
        CreateLoop = () => new ProviderLoop("status", Worker, _listed.Providers, _tools);
    }

    public PollWorld World { get; }

    public int Number { get; }

    public IReadOnlyList<PolledProvider> Providers { get; }

    public StatusSyncWorker Worker { get; }

    public LoopTools Tools => _tools;

    public KeptLog Log { get; } = new();

    /// <summary>The loop; a test may plant another.</summary>
    public Func<LoopService> CreateLoop { get; set; }

    /// <summary>How many sleep once all of it waits: a loop of its own, and a lane for each provider; and while it stops, who waits for a provider.</summary>
    public int Waiting => _isStopping ? Volatile.Read(ref _asking) : PlainActors ?? _actors;

    /// <summary>How many actors a planted loop has.</summary>
    public int? PlainActors { get; set; }

    /// <summary>Killed: it claims nothing more, and what it asks is never answered to it.</summary>
    public bool IsDead { get; private set; }

    public void Kill() => IsDead = true;

    public async Task StartAsync()
    {
        if (_loop is null)
        {
            _loop = CreateLoop();
            await _loop.StartAsync(TestContext.Current.CancellationToken);
            _lifetime.Start();
        }
    }

    /// <summary>Stops it, as a host does.</summary>
    public void Stop()
    {
        _isStopping = true;
        _lifetime.StopApplication();
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        _shutdown.Abort();
        if (_loop is not null)
        {
            await _loop.StopAsync(CancellationToken.None);
            _loop.Dispose();
        }

        _gate.Dispose();
        _shutdown.Dispose();
        _lifetime.Dispose();
        _listed.Dispose();
    }

    private async Task<PollClaim> DeadAsync()
    {
        await World.DelayAsync(PollWorld.Forever, _shutdown.Aborting);
        return PollClaim.None(ClaimRefusal.NothingDue);
    }

    private async Task<ProviderFailure?> AskAsync(string provider, PolledProvider.Question question, CancellationToken cancellationToken)
    {
        _ = Interlocked.Increment(ref _asking);
        try
        {
            ProviderFailure? failure = await World.AskAsync(this, provider, question, cancellationToken);
            if (IsDead)
            {
                await World.DelayAsync(PollWorld.Forever, cancellationToken);
            }

            return failure;
        }
        finally
        {
            _ = Interlocked.Decrement(ref _asking);
        }
    }
}
