using SmmOrders.Testing;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>A host that stops between a claim and its request hands over what it claimed: another host has it at once, whatever it is.</summary>
public sealed class GiveBackTests : IDisposable
{
    private readonly OrderBench _bench = new(time => [new PolledProvider("a", time)], sinks: "bus");
    private readonly CancellationTokenSource _stopping = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // What is claimed, what gives it back, and how it comes to be due. A probe is not handed over: its claim only says when the next one is due.
    private static readonly Dictionary<string, (string Claim, string Back, Func<GiveBackTests, Task<StoreClaim>> Prepare)> Kinds = new()
    {
        ["an order"] = (nameof(IOrderStore.ClaimSubmissionAsync), nameof(IOrderStore.SubmitAsync), test => test.OrderAsync()),
        ["polls"] = (nameof(IOrderStore.ClaimPollsAsync), nameof(IOrderStore.RetryPollsAsync), test => test.PollsAsync()),
        ["a request"] = (nameof(IOrderStore.ClaimRequestAsync), nameof(IOrderStore.AnswerRequestAsync), test => test.RequestAsync()),
        ["refills"] = (nameof(IOrderStore.ClaimRefillsAsync), nameof(IOrderStore.ReturnRefillsAsync), test => test.RefillsAsync()),
        ["events"] = (nameof(IOrderStore.ClaimOutboxAsync), nameof(IOrderStore.RecordOutboxAsync), test => test.EventsAsync()),
    };

    public static TheoryData<string> All => [.. Kinds.Keys];

    public void Dispose()
    {
        _stopping.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public void Every_claim_of_a_store_is_tried() => Assert.Equal(
        typeof(IOrderStore).GetInterfaces().SelectMany(part => part.GetMethods()).Select(method => method.Name)
            .Where(name => name.StartsWith("Claim", StringComparison.Ordinal) && name != nameof(IOrderStore.ClaimProbeAsync)).Order(),
        Kinds.Values.Select(kind => kind.Claim).Order());

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_was_claimed_is_claimed_by_another_host_at_once(string kind) => await AssertHandedOverAsync(kind, isGivenBack: true);

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_kept_is_found(string kind) => _ = await Assert.ThrowsAnyAsync<XunitException>(() => AssertHandedOverAsync(kind, isGivenBack: false));

    private async Task AssertHandedOverAsync(string kind, bool isGivenBack)
    {
        (string claim, string back, Func<GiveBackTests, Task<StoreClaim>> prepare) = Kinds[kind];
        _bench.Store = StoreBetween.Of(_bench.Memory, (method, _, call) =>
        {
            if (method == back && !isGivenBack)
            {
                throw new InvalidOperationException("It is kept.");
            }

            object? answer = call();
            if (method == claim)
            {
                _stopping.Cancel();
            }

            return answer;
        });
        StoreClaim due = await prepare(this);
        Assert.Equal(0, await due.ClaimAsync(_bench.Now.AddDays(-1)));

        _ = await Record.ExceptionAsync(() => due.TurnAsync(new(_stopping.Token, isGivenBack ? CancellationToken.None : _stopping.Token)));

        Assert.True(_stopping.IsCancellationRequested);
        Assert.Equal(1, await due.ClaimAsync(_bench.Now));
    }

    private Task<StoreClaim> OrderAsync()
    {
        _ = _bench.Memory.Add(
            OrderKey.Of(1), _bench.Rules.For(null, "a", null).Tracker.Buy(1000, 10m, _bench.Now), null, "a", "likes", "77",
            [new("service", "77"), new("link", "https://example.com/a"), new("quantity", "1000")]);
        IProviderWorker worker = new OrderSubmissionWorker(
            _bench.Store, _bench.Listed.Providers, new(_bench.Store, _bench.Listed.Providers, _bench.Time), new CountedAlerts(), () => new(), _bench.Time, _bench.Log);
        return Task.FromResult(new StoreClaim(
            scope => worker.RunOnceAsync("a", _bench.Now, scope),
            async now => (await _bench.Memory.ClaimSubmissionAsync("a", now, TimeSpan.FromSeconds(30), Token)).Claimed is null ? 0 : 1));
    }

    private Task<StoreClaim> PollsAsync()
    {
        _ = _bench.Place("a");
        _bench.PassMinutes(10);
        IProviderWorker worker = _bench.StatusWorker();
        return Task.FromResult(new StoreClaim(
            scope => worker.RunOnceAsync("a", _bench.Now, scope),
            async now => (await _bench.Memory.ClaimPollsAsync("a", now, cancellationToken: Token)).Polls.Count));
    }

    private async Task<StoreClaim> RequestAsync()
    {
        StoredOrder order = _bench.Place("a");
        _ = await _bench.Memory.AskAsync(new() { Order = order.Key, Kind = RequestKind.Cancel, By = "ann", At = _bench.Now }, Token);
        IProviderWorker worker = _bench.RequestWorker();
        return new(
            scope => worker.RunOnceAsync("a", _bench.Now, scope),
            async now => (await _bench.Memory.ClaimRequestAsync("a", now, TimeSpan.FromSeconds(30), Token)).Claimed is null ? 0 : 1);
    }

    private async Task<StoreClaim> RefillsAsync()
    {
        StoredOrder order = _bench.Place("a");
        _ = await _bench.Memory.ApplyAsync([new() { Order = order.Key, Report = StatusReport.Of(OrderStatus.Completed), At = _bench.Now }], Token);
        _ = await _bench.Memory.AskAsync(new() { Order = order.Key, Kind = RequestKind.Refill, By = "ann", At = _bench.Now }, Token);
        IProviderWorker worker = _bench.RequestWorker();
        _ = await worker.RunOnceAsync("a", _bench.Now, TurnScope.Of(Token));
        _bench.PassMinutes(16);
        return new(
            scope => worker.RunOnceAsync("a", _bench.Now, scope),
            async now => (await _bench.Memory.ClaimRefillsAsync("a", now, cancellationToken: Token)).Refills.Count);
    }

    private async Task<StoreClaim> EventsAsync()
    {
        StoredOrder order = _bench.Place("a");
        _ = await _bench.Memory.ApplyAsync([new() { Order = order.Key, Report = StatusReport.Of(OrderStatus.InProgress), At = _bench.Now }], Token);
        using TestMeters meters = new();
        OrderMeter meter = new(meters, _bench.Time, new(_bench.Time));
        IPlainWorker worker = new OrderEventWorker(
            _bench.Store, "bus", (_, _) => Task.CompletedTask, () => new(), _bench.Time, meter, new([], () => new(), _bench.Time, meter, _bench.Log), _bench.Log);
        return new(
            scope => worker.RunOnceAsync(_bench.Now, scope),
            async now => (await _bench.Memory.ClaimOutboxAsync("bus", now, TimeSpan.FromMinutes(1), cancellationToken: Token)).Count);
    }

    /// <summary>Something that is due.</summary>
    /// <param name="TurnAsync">A turn that claims it.</param>
    /// <param name="ClaimAsync">How many of them another host gets now.</param>
    private sealed record StoreClaim(Func<TurnScope, Task<WorkerTurn>> TurnAsync, Func<DateTimeOffset, Task<int>> ClaimAsync);
}
