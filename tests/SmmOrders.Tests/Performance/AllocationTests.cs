using System.Collections.Concurrent;

namespace SmmOrders.Tests.Performance;

public sealed class AllocationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderTracker Tracker = new(RefundPolicy.HalfUp(2));
    private static readonly ServiceProfile Service = new(deliversWhilePending: true, expectedPending: TimeSpan.FromHours(1));
    private static readonly OrderState Open = new(OrderStatus.InProgress, Noon, 1000, 10.00m, delivered: 600);
    private static readonly OrderState Final = new(OrderStatus.Partial, Noon, 1000, 10.00m, delivered: 600, refunded: 4.00m);

    private static readonly StatusReport Same = StatusReport.Of(OrderStatus.InProgress, 400);
    private static readonly StatusReport Partial = StatusReport.Of(OrderStatus.Partial, 400);

    private static readonly Dictionary<string, Action> Free = new()
    {
        ["a permitted transition"] = () => OrderLifecycle.Default.TryFire(OrderStatus.Pending, OrderTrigger.Start, out _),
        ["a refused transition"] = () => OrderLifecycle.Default.TryFire(OrderStatus.Completed, OrderTrigger.Start, out _),
        ["what is permitted"] = () => Count(OrderLifecycle.Default.PermittedTriggers(OrderStatus.InProgress)),
        ["a path"] = () => Count(OrderLifecycle.Default, OrderStatus.Processing, OrderStatus.Completed),
        ["the same report again"] = () => Tracker.Observe(Open, Same, Noon),
        ["the same report again, of a service"] = () => Tracker.Observe(Open, Same, Noon, Service),
        ["a report that is behind"] = () => Tracker.Observe(Open, StatusReport.Of(OrderStatus.Pending), Noon),
        ["a report without a usable count"] = () => Tracker.Observe(Open, StatusReport.Of(OrderStatus.Partial, Remains.Unreadable), Noon),
        ["an unknown word"] = () => Tracker.Observe(Open, StatusReport.UnknownStatus("Paused"), Noon),
        ["an error"] = () => Tracker.Observe(Open, StatusReport.ProviderError("Incorrect order ID"), Noon),
        ["no report"] = () => Tracker.Observe(Open, StatusReport.NotReported(), Noon),
        ["no answer"] = () => Tracker.Observe(Open, StatusReport.Malformed("not JSON"), Noon),
        ["a final order reopened"] = () => Tracker.Observe(Final, Same, Noon),
        ["a final order again"] = () => Tracker.Observe(Final, Partial, Noon),
        ["a correction that is not applied"] = () => Tracker.Observe(Final, StatusReport.Of(OrderStatus.Canceled), Noon),
        ["the passing of time"] = () => Tracker.CheckTime(Open, Noon.AddDays(9), Service),
        ["a refund's amount"] = () => Tracker.Refunds.ForUndelivered(10.00m, 1000, 600),
        ["a question to the findings"] = () => (Findings.Late | Findings.RemainsMissing).NeedAttention(),
    };

    public static TheoryData<string> FreeWork => [.. Free.Keys];

    [Theory]
    [MemberData(nameof(FreeWork))]
    public void Reading_deciding_and_refusing_allocate_nothing(string work) => Assert.Equal(0, Allocated.By(Free[work]));

    [Fact]
    public void A_refund_allocates_the_order_after_and_the_refund_and_nothing_beyond()
    {
        object? kept = null;
        long results =
            Allocated.By(() => kept = new OrderState(OrderStatus.Partial, Noon, 1000, 10.00m))
            + Allocated.By(() => kept = new Refund(4.00m, 4.00m, RefundReason.PartiallyDelivered));

        Assert.Equal(results, Allocated.By(() => kept = Tracker.Observe(Open, Partial, Noon).Refund));
        Assert.NotNull(kept);
    }

    [Fact]
    public void A_million_orders_on_all_cores_allocate_nothing()
    {
        long bytes = 0;
        ParallelLoopResult result = Parallel.ForEach(Partitioner.Create(0, 1_000_000), range =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = range.Item1; i < range.Item2; i++)
            {
                _ = Tracker.Observe(Open, Same, Noon);
            }

            _ = Interlocked.Add(ref bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        });

        Assert.True(result.IsCompleted);
        Assert.Equal(0, bytes);
    }

    [Fact]
    public void One_small_object_would_be_noticed()
    {
        object? kept = null;

        Assert.InRange(Allocated.By(() => kept = new object()), 1, 100);
        Assert.NotNull(kept);
    }

    private static int Count(OrderTriggerSet triggers)
    {
        int count = 0;
        foreach (OrderTrigger trigger in triggers)
        {
            count += (int)trigger;
        }

        return count;
    }

    private static int Count(OrderLifecycle lifecycle, OrderStatus from, OrderStatus to)
    {
        int count = 0;
        _ = lifecycle.TryFindPath(from, to, out OrderPath path);
        foreach (OrderTransition transition in path)
        {
            count += (int)transition.To;
        }

        return count;
    }
}
