using SmmOrders.Testing;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>Several instances share a store: its limits hold over all of them, and what one drops another takes up.</summary>
public sealed class InstancesTests
{
    private const int SafetyNet = 120_000;
    private const int PerSecond = 10;
    private const int Seconds = 25;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    // The loops look again after so long, and a request takes its latency.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2) + Latency;

    [Fact(Timeout = SafetyNet)]
    public Task A_limit_holds_over_three_instances_and_is_used() => LimitHoldsAsync(isLimited: true, TestContext.Current.CancellationToken);

    [Fact(Timeout = SafetyNet)]
    public Task A_limit_of_each_instance_alone_would_be_noticed() =>
        Assert.ThrowsAsync<InRangeException>(() => LimitHoldsAsync(isLimited: false, TestContext.Current.CancellationToken));

    [Fact(Timeout = SafetyNet)]
    public Task The_orders_of_an_instance_that_was_killed_are_polled_by_the_others_within_an_interval_and_a_round() =>
        KilledIsTakenOverAsync(isScheduled: true, TestContext.Current.CancellationToken);

    [Fact(Timeout = SafetyNet)]
    public Task Orders_that_stay_with_the_instance_that_claimed_them_would_be_noticed() =>
        Assert.ThrowsAnyAsync<XunitException>(() => KilledIsTakenOverAsync(isScheduled: false, TestContext.Current.CancellationToken));

    [Fact(Timeout = SafetyNet)]
    public Task The_orders_of_an_instance_that_stops_are_handed_over_at_once() => StoppedHandsOverAsync(isGivenBack: true, TestContext.Current.CancellationToken);

    [Fact(Timeout = SafetyNet)]
    public Task Orders_that_are_not_given_back_would_be_noticed() =>
        Assert.ThrowsAnyAsync<XunitException>(() => StoppedHandsOverAsync(isGivenBack: false, TestContext.Current.CancellationToken));

    [Fact(Timeout = SafetyNet)]
    public Task An_instance_that_was_stopped_and_woken_writes_nothing_stale() => WokenWritesNothingAsync(isClaimed: true, TestContext.Current.CancellationToken);

    [Fact(Timeout = SafetyNet)]
    public Task Reports_without_their_claim_would_be_noticed() =>
        Assert.ThrowsAnyAsync<XunitException>(() => WokenWritesNothingAsync(isClaimed: false, TestContext.Current.CancellationToken));

    private static async Task LimitHoldsAsync(bool isLimited, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(3, "a");
        world.Options.OrdersPerRequest = 1;
        world.OnOrder = (_, _) => PolledProvider.Status(OrderStatus.Processing);
        world.OnRequest = async (_, _, cancellation) =>
        {
            await world.DelayAsync(TimeSpan.FromMilliseconds(10), cancellation);
            return null;
        };
        TimeSpan every = TimeSpan.FromSeconds(1) / PerSecond;
        await world.Memory.LimitProviderAsync(new() { Provider = "a", PermitEvery = isLimited ? every : every / 3 }, cancellationToken);

        // They all become due at once, and are more than even three times the limit permits.
        _ = world.Place("a", Seconds * PerSecond * 7 / 2);
        await world.RunUntilAsync(world.Now.AddMinutes(2).AddSeconds(Seconds), cancellationToken);

        DateTimeOffset[] sent = [.. world.Instances.SelectMany(instance => instance.Providers[0].Questions).Select(question => question.At).Order()];
        Assert.All(world.Instances, instance => Assert.NotEmpty(instance.Providers[0].Questions));
        Assert.InRange(sent.Length, Seconds * PerSecond * 8 / 10, Seconds * PerSecond * 11 / 10);
        foreach (DateTimeOffset from in sent)
        {
            Assert.InRange(sent.Count(at => at >= from && at - from <= TimeSpan.FromSeconds(10)), 0, 10 * PerSecond * 11 / 10);
        }
    }

    private static async Task KilledIsTakenOverAsync(bool isScheduled, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(3, "a");
        world.Options.OrdersPerRequest = 20;
        StoredOrder[] orders = world.Place("a", 60);
        Dictionary<OrderKey, ClaimedPoll> held = [];
        PollInstance victim = world.Instances[0];
        world.OnStore = (instance, _, _, call) =>
        {
            object? answer = call();
            if (instance == victim && answer is Task<PollClaim> { Result.Polls: { Count: > 0 } polls })
            {
                // It dies with what it has just claimed.
                foreach (ClaimedPoll poll in polls)
                {
                    held[poll.Order] = poll;
                }

                victim.Kill();
            }

            // Planted: what a dead instance has claimed stays claimed.
            return isScheduled || instance == victim || answer is not Task<PollClaim> { Result.Polls: { Count: > 0 } others } || !others.Any(poll => held.ContainsKey(poll.Order))
                ? answer
                : Task.FromResult(others.Where(poll => !held.ContainsKey(poll.Order)).ToArray() is { Length: > 0 } free ? PollClaim.Of(free) : PollClaim.None(ClaimRefusal.NothingDue));
        };

        await world.RunUntilAsync(world.Now.AddMinutes(10), cancellationToken);

        Assert.NotEmpty(held);
        foreach ((OrderKey order, ClaimedPoll claim) in held)
        {
            PollWorld.Poll? first = world.Polls.FirstOrDefault(poll => poll.Id == claim.ProviderOrderId && poll.Instance != victim.Number);
            Assert.NotNull(first);
            Assert.InRange(first.At, claim.DueAt, claim.Claim + Round);
            Assert.Equal(OrderStatus.InProgress, world.Memory.Read(order).State.Status);
        }

        Assert.All(orders, order => Assert.Equal(OrderStatus.InProgress, world.Memory.Read(order.Key).State.Status));
    }

    private static async Task StoppedHandsOverAsync(bool isGivenBack, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(3, "a");
        world.Options.OrdersPerRequest = 20;
        _ = world.Place("a", 60);
        PollInstance leaver = world.Instances[0];
        (DateTimeOffset At, IReadOnlyList<ClaimedPoll> Polls) held = (default, []);
        world.OnStore = (instance, method, _, call) =>
        {
            // Planted: what it holds is not given back.
            if (!isGivenBack && method == nameof(IOrderStore.RetryPollsAsync))
            {
                return Task.FromResult(0);
            }

            object? answer = call();
            if (instance == leaver && answer is Task<PollClaim> { Result.Polls: { Count: > 0 } polls })
            {
                // The host stops between the claim and the request.
                held = (world.Now, polls);
                leaver.Stop();
            }

            return answer;
        };

        await world.RunUntilAsync(world.Now.AddMinutes(10), cancellationToken);

        Assert.NotEmpty(held.Polls);
        Assert.Empty(leaver.Providers[0].Questions);
        Assert.All(held.Polls, claim => Assert.InRange(world.Polls.First(poll => poll.Id == claim.ProviderOrderId).At, held.At, held.At + Round + Latency));
    }

    private static async Task WokenWritesNothingAsync(bool isClaimed, CancellationToken cancellationToken)
    {
        await using PollWorld world = new(2, "a");
        StoredOrder[] orders = world.Place("a", 20);
        PollInstance sleeper = world.Instances[0];
        (bool hasSlept, bool isOld) = (false, false);
        world.OnRequest = async (instance, _, cancellation) =>
        {
            // It is stopped for ten minutes while its answer is on the way: SIGSTOP, a long collection, a moved virtual machine.
            bool sleeps = instance == sleeper && !hasSlept;
            hasSlept |= sleeps;
            await world.DelayAsync(sleeps ? TimeSpan.FromMinutes(10) : Latency, cancellation);
            isOld = instance == sleeper ? sleeps : isOld;
            return null;
        };
        string[] asked = [];

        // What it was answered would end its orders and pay.
        world.OnOrder = (instance, _) => instance == sleeper && isOld ? PolledProvider.Status(OrderStatus.Partial, 400) : PolledProvider.Status(OrderStatus.InProgress, 900);
        world.OnStore = (instance, method, arguments, call) =>
        {
            if (!isClaimed && method == nameof(IOrderStore.ApplyAsync))
            {
                arguments[0] = ((IReadOnlyList<OrderReport>)arguments[0]!).Select(report => report with { Claim = null }).ToArray();
            }

            object? answer = call();
            if (instance == sleeper && asked.Length == 0 && answer is Task<PollClaim> { Result.Polls: { Count: > 0 } polls })
            {
                asked = [.. polls.Select(poll => poll.ProviderOrderId)];
            }

            return answer;
        };
        await world.RunUntilAsync(WatchedTime.Noon.AddMinutes(30), cancellationToken);

        // The sleeper's turn ends by saying that it was late, or by paying.
        while (world.Paid == 0m && !sleeper.Log.Messages.Any(line => line.StartsWith($"{asked.Length} answers of a came too late", StringComparison.Ordinal)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.NotEmpty(asked);
        Assert.Equal(0m, world.Paid);
        Assert.All(orders, order => Assert.Equal(OrderStatus.InProgress, world.Memory.Read(order.Key).State.Status));
    }
}
