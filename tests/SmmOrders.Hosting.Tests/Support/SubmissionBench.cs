using Microsoft.Extensions.Time.Testing;
using SmmOrders.Providers;
using SmmOrders.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>Submission over the store in memory, on a clock that the test moves. Any number of workers can stand for as many instances.</summary>
internal sealed class SubmissionBench : IDisposable
{
    private int _last;

    public SubmissionBench(Func<SubmissionBench, IProviderWorker> make)
    {
        Memory = new(Rules, refunds => Paid += refunds.Sum(due => due.Refund.Amount)) { Time = Time };
        Store = Memory;
        (A, B) = (new("a"), new("b"));
        A.OnAdd = (_, _) => Task.FromResult(OrderPlacement.Placed(NextId()));
        B.OnAdd = (_, _) => Task.FromResult(OrderPlacement.Placed(NextId()));
        Listed = new(A, B);
        Make = () => make(this);
    }

    public FakeTimeProvider Time { get; } = new(WatchedTime.Noon);

    public DateTimeOffset Now => Time.GetUtcNow();

    public OrderRules Rules { get; } = new(new() { Refunds = RefundPolicy.HalfUp(2) });

    public InMemoryOrderStore Memory { get; }

    /// <summary>What workers that are made from now on use.</summary>
    public IOrderStore Store { get; set; }

    public TestProvider A { get; }

    public TestProvider B { get; }

    public ListedProviders Listed { get; }

    public OrderSubmissionOptions Options { get; set; } = new();

    public CountedAlerts Alerts { get; } = new();

    public KeptLog Log { get; } = new();

    public decimal Paid { get; private set; }

    /// <summary>Makes the worker of another instance.</summary>
    public Func<IProviderWorker> Make { get; }

    public static IProviderWorker Right(SubmissionBench bench) =>
        new OrderSubmissionWorker(bench.Store, bench.Listed.Providers, new(bench.Store, bench.Listed.Providers, bench.Time), bench.Alerts, () => bench.Options, bench.Time, bench.Log);

    public ProviderProbeWorker Probes() =>
        new(Store, Listed.Providers, new(Store, Listed.Providers, Time), Alerts, () => Options, Time, Log);

    public string NextId() => FormattableString.Invariant($"id{Interlocked.Increment(ref _last)}");

    /// <summary>Queues an order of 1,000 units for 10.00 at provider a.</summary>
    public OrderKey Queue(string link = "https://example.com/a", string? service = "likes", decimal charge = 10.00m, string? currency = null, params KeyValuePair<string, string>[] fields)
    {
        OrderKey key = OrderKey.Of(Interlocked.Increment(ref _last));
        _ = Memory.Add(
            key, Rules.For(currency, "a", service).Tracker.Buy(1000, charge, Now), currency, "a", service, "77",
            fields.Length > 0 ? fields : [new("service", "77"), new("link", link), new("quantity", "1000")]);
        return key;
    }

    public OrderKey[] Queue(int count) => [.. Enumerable.Range(0, count).Select(each => Queue(FormattableString.Invariant($"https://example.com/{each}")))];

    public StoredOrder Read(OrderKey key) => Memory.Read(key);

    public SubmissionStatus StatusOf(OrderKey key) => Read(key).State.Submission!.Status;

    public int CountOf(SubmissionStatus status) => Memory.Orders.Count(order => order.State.Submission?.Status == status);

    public Task<ProviderState> StateAsync(string provider = "a") => Memory.ReadProviderAsync(provider, TestContext.Current.CancellationToken);

    public Task<WorkerTurn> TurnAsync(IProviderWorker worker, string provider = "a", TurnScope? scope = null) =>
        worker.RunOnceAsync(provider, Now, scope ?? TurnScope.Of(TestContext.Current.CancellationToken));

    /// <summary>Runs turns until one does nothing.</summary>
    public async Task DrainAsync(IProviderWorker worker, string provider = "a")
    {
        for (int turns = 0; (await TurnAsync(worker, provider)).Count > 0; turns++)
        {
            Assert.True(turns < 100, "It goes on for ever.");
        }
    }

    public void NameNext(string provider, string service, decimal? thousand = null, decimal? order = null, string? currency = null)
    {
        if (!Options.NextProviders.TryGetValue("likes", out IList<NextProviderOptions>? named))
        {
            Options.NextProviders["likes"] = named = [];
        }

        named.Add(new() { Provider = provider, ProviderService = service, CostOfThousand = thousand, CostOfOrder = order, Currency = currency });
    }

    public void Dispose() => Listed.Dispose();
}
