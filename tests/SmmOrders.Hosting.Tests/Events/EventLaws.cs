using FsCheck.Xunit;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// What holds for any order of failures, hangs, deaths and stops, with several workers on one store: every event arrives at least once, and
/// those of one order arrive in order.
/// </summary>
public sealed class EventLaws
{
    private const int Orders = 6;
    private const int Steps = 3;
    private const int MostRounds = 2000;

    [Property(MaxTest = 25)]
    public async Task Every_event_arrives_and_in_order_whatever_fails(int seed) => Assert.Empty(await FaultsAsync(seed, store => store));

    [Fact]
    public async Task A_store_that_takes_a_failure_for_a_delivery_is_caught() => Assert.Contains(
        "missing",
        await FaultsAsync(7, store => StoreProxy.Of(store, nameof(IOutboxStore.RecordOutboxAsync), (arguments, original) =>
        {
            arguments[0] = ((IReadOnlyList<OutboxDelivery>)arguments[0]!).Select(delivery => delivery.IsDelivered ? delivery : AsDelivered(delivery)).ToArray();
            return original();
        })));

    [Fact]
    public async Task A_store_that_gives_out_all_events_of_an_order_at_once_is_caught() => Assert.Contains(
        "out of order",
        await FaultsAsync(7, store => StoreProxy.Of(store, nameof(IOutboxStore.ClaimOutboxAsync), (arguments, original) => AllOfThemAsync(store, arguments, original))));

    // What is next is claimed as if all before it were delivered.
    private static async Task<IReadOnlyList<OutboxEvent>> AllOfThemAsync(IOrderStore store, object?[] arguments, Func<object?> original)
    {
        var all = new List<OutboxEvent>();
        while (await (Task<IReadOnlyList<OutboxEvent>>)original()! is { Count: > 0 } claimed)
        {
            all.AddRange(claimed);
            _ = await store.RecordOutboxAsync([.. claimed.Select(OutboxDelivery.Delivered)], (DateTimeOffset)arguments[1]!);
        }

        all.Reverse();
        return all;
    }

    private static OutboxDelivery AsDelivered(OutboxDelivery delivery) => OutboxDelivery.Delivered(new()
    {
        Id = delivery.Event,
        ClaimedUntil = delivery.ClaimedUntil,
        Sink = EventShop.Sink,
        Kind = OutboxKind.History,
        Order = null,
        At = default,
        Tries = 1,
    });

    private static async Task<string[]> FaultsAsync(int seed, Func<IOrderStore, IOrderStore> plant)
    {
        using var shop = new EventShop();
        shop.Store = plant(shop.Memory);
        foreach (int order in Enumerable.Range(1, Orders))
        {
            await shop.AddAsync(order, Steps);
        }

        var random = new Random(seed);
        var gate = new Lock();
        shop.Options.MostTries = 1000;
        shop.Options.LongestRetry = TimeSpan.FromMinutes(1);
        shop.Handling = (_, _) => Next() switch
        {
            < 3 => throw new IOException("no"),
            3 => throw new OperationCanceledException("its own"),
            _ => Task.CompletedTask,
        };
        for (int round = 0; round < MostRounds && (await shop.BacklogAsync()).Waiting > 0; round++)
        {
            using var stopping = new CancellationTokenSource();
            if (Next() < 2)
            {
                await stopping.CancelAsync();
            }

            OrderEventWorker[] workers = [shop.Worker(), shop.Worker(), shop.Worker()];
            await Task.WhenAll(workers.Select(worker => Task.Run(() => RunAsync(worker, stopping.Token))));
            shop.Time.Advance(TimeSpan.FromSeconds(Next()));
        }

        return [.. Faults(shop.Handled).Distinct()];

        int Next()
        {
            lock (gate)
            {
                return random.Next(10);
            }
        }

        async Task RunAsync(OrderEventWorker worker, CancellationToken stopping)
        {
            try
            {
                _ = await ((IPlainWorker)worker).RunOnceAsync(shop.Now, new(stopping, CancellationToken.None));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
            }
        }
    }

    private static IEnumerable<string> Faults(IReadOnlyList<OrderEvent> handled)
    {
        foreach (IGrouping<string?, OrderEvent> order in handled.GroupBy(each => each.Order))
        {
            long[] numbers = [.. order.Select(each => each.History!.Number)];
            if (!numbers.Distinct().Order().SequenceEqual(Enumerable.Range(1, Steps).Select(number => (long)number)))
            {
                yield return "missing";
            }

            if (!numbers.SequenceEqual(numbers.Order()))
            {
                yield return "out of order";
            }
        }

        if (handled.GroupBy(each => each.Order).Count() < Orders)
        {
            yield return "missing";
        }
    }
}
