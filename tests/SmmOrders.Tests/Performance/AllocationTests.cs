using System.Collections.Concurrent;

namespace SmmOrders.Tests.Performance;

/// <summary>Reading, deciding and refusing allocate nothing if nothing changes.</summary>
public sealed class AllocationTests
{
    private static readonly DateTimeOffset Later = Some.Noon.AddDays(2);

    private static readonly ServiceProfile Slow = new()
    {
        DeliversWhilePending = true,
        ExpectedPending = TimeSpan.FromHours(1),
        ExpectedInProgress = TimeSpan.FromHours(1),
    };

    private static readonly OrderState Processing = Some.Order(OrderStatus.Processing);
    private static readonly OrderState InProgress = Some.Order(OrderStatus.InProgress, 300);
    private static readonly OrderState Completed = Some.Order(OrderStatus.Completed, 1000);
    private static readonly OrderState Canceled = Some.Order(OrderStatus.Canceled, 0, 10.00m);
    private static readonly OrderState Partial = Some.Order(OrderStatus.Partial, 600, 4.00m);

    private static readonly Dictionary<string, Action> Free = new()
    {
        ["a permitted transition"] = () => OrderLifecycle.Default.TryFire(OrderStatus.Processing, OrderTrigger.Start, out _),
        ["a refused transition"] = () => OrderLifecycle.Default.TryFire(OrderStatus.Completed, OrderTrigger.Start, out _),
        ["a transition that is fired"] = () => OrderLifecycle.Default.Fire(OrderStatus.Processing, OrderTrigger.Start),
        ["every transition"] = () =>
        {
            foreach (OrderStatus status in OrderStatuses.All)
            {
                foreach (OrderTrigger trigger in OrderStatuses.AllTriggers)
                {
                    OrderTransition transition = OrderLifecycle.PerfectPanel.Evaluate(status, trigger);
                    _ = transition.IsPermitted && transition.To == transition.From;
                }
            }
        },
        ["the permitted triggers, one by one"] = () =>
        {
            foreach (OrderTrigger trigger in OrderLifecycle.Default.PermittedTriggers(OrderStatus.Processing))
            {
                _ = trigger.Target();
            }
        },
        ["a path, step by step"] = () =>
        {
            _ = OrderLifecycle.Default.TryFindPath(OrderStatus.Processing, OrderStatus.Partial, out OrderPath path);
            foreach (OrderTransition transition in path)
            {
                _ = transition.To.IsFinal();
            }
        },
        ["no path"] = () => OrderLifecycle.Default.TryFindPath(OrderStatus.Completed, OrderStatus.Processing, out _),
        ["time, on time"] = () => Some.Tracker.CheckTime(InProgress, Some.Noon),
        ["time, stuck already"] = CheckTime(Processing),
        ["time, late already"] = CheckTime(InProgress),
        ["time, unanswered already"] = CheckTime(Some.Tracker.Observe(InProgress, StatusReport.NotReported(), Some.Noon).Order),
        ["the next deadline"] = () => Some.Tracker.NextDeadline(InProgress, Slow),
        ["the same open status"] = Observe(InProgress, StatusReport.Of(OrderStatus.InProgress)),
        ["the same open status and count"] = Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 700)),
        ["the same open status, 0 left"] = Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 0)),
        ["the same open status, of no service"] = () => Some.Tracker.Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 700), Later),
        ["the same open status, stuck"] = Observe(Processing, StatusReport.Of(OrderStatus.Processing)),
        ["the same final status"] = Observe(Completed, StatusReport.Of(OrderStatus.Completed, 0)),
        ["the same Partial"] = Observe(Partial, StatusReport.Of(OrderStatus.Partial, 400)),
        ["held, remains missing"] = Observe(InProgress, StatusReport.Of(OrderStatus.Partial)),
        ["held, remains unreadable"] = Observe(InProgress, StatusReport.Of(OrderStatus.Partial, Remains.Unreadable)),
        ["held, remains too many"] = Observe(InProgress, StatusReport.Of(OrderStatus.Partial, 1001)),
        ["held, a canceled parent"] = Observe(InProgress, StatusReport.OfParent(OrderStatus.Canceled)),
        ["a canceled parent, once it has ended"] = Observe(Completed, StatusReport.OfParent(OrderStatus.Canceled)),
        ["a regression"] = Observe(InProgress, StatusReport.Of(OrderStatus.Pending, 500)),
        ["reopened"] = Observe(Completed, StatusReport.Of(OrderStatus.InProgress, 500)),
        ["a correction that nobody asked for"] = () => Some.Tracker.Observe(Partial, StatusReport.Of(OrderStatus.Canceled), Later),
        ["a correction that is not applied"] = Observe(Canceled, StatusReport.Of(OrderStatus.Partial, 400)),
        ["a correction that would take money back"] = Observe(Partial, StatusReport.Of(OrderStatus.Partial, 300)),
        ["an unknown status"] = Observe(InProgress, StatusReport.UnknownStatus("Paused")),
        ["a provider's error"] = Observe(InProgress, StatusReport.ProviderError("Incorrect order ID")),
        ["a provider's refusal"] = Observe(InProgress, StatusReport.ProviderError("Too many requests", RefusalKind.RateLimited)),
        ["not reported"] = Observe(InProgress, StatusReport.NotReported()),
        ["malformed"] = Observe(InProgress, StatusReport.Malformed("not JSON")),
        ["a refund's amount"] = () => Some.Tracker.Refunds.ForUndelivered(10.00m, 1000, 600),
        ["a question to the findings"] = () => (Findings.Late | Findings.RemainsMissing).NeedAttention(),
    };

    public static TheoryData<string> FreeWork => [.. Free.Keys];

    [Theory]
    [MemberData(nameof(FreeWork))]
    public void Nothing_is_allocated_for(string work) => Assert.Equal(0, Allocated.By(Free[work]));

    [Fact]
    public void A_report_that_changes_nothing_returns_the_same_instance_for_each_of_them()
    {
        Assert.Same(InProgress, Some.CorrectingTracker.Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 700), Some.Noon, Slow).Order);
        Assert.Same(Partial, Some.CorrectingTracker.Observe(Partial, StatusReport.Of(OrderStatus.Partial, 300), Later, Slow).Order);
    }

    [Fact]
    public void A_refund_allocates_only_the_order_after_and_the_refund()
    {
        object? kept = null;
        long results =
            Allocated.By(() => kept = Some.Tracker.Place(1000, 10.00m, Some.Noon))
            + Allocated.By(() => kept = new Refund(4.00m, 4.00m, RefundReason.PartiallyDelivered));

        Assert.Equal(results, Allocated.By(() => kept = Some.Tracker.Observe(InProgress, StatusReport.Of(OrderStatus.Partial, 400), Later).Refund));
        Assert.NotNull(kept);
    }

    [Fact]
    public void A_million_orders_on_all_cores_allocate_nothing()
    {
        Assert.Equal(0, Allocated.Least(BytesOfAMillion));

        static long BytesOfAMillion()
        {
            long bytes = 0;
            ParallelLoopResult result = Parallel.ForEach(Partitioner.Create(0, 1_000_000), range =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    _ = Observation();
                }

                _ = Interlocked.Add(ref bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            });
            Assert.True(result.IsCompleted);
            return bytes;
        }

        static OrderUpdate Observation() => Some.Tracker.Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 700), Later);
    }

    [Fact]
    public void An_allocation_is_detected()
    {
        object? kept = null;

        Assert.InRange(Allocated.By(() => kept = new object()), 1, 100);
        Assert.NotNull(kept);
        Assert.NotEqual(0, Allocated.By(() => kept = OrderLifecycle.Default.Evaluate(OrderStatus.Completed, OrderTrigger.Start).RefusalReason));
        Assert.NotEqual(0, Allocated.By(() => Some.Tracker.Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 600), Some.Noon)));
        Assert.NotEqual(0, Allocated.By(() => Some.Tracker.Observe(InProgress, StatusReport.NotReported(), Some.Noon)));
    }

    // The order has received the same report before: the states that time and this report open are already open.
    private static Action Observe(OrderState order, StatusReport report)
    {
        OrderState settled = Some.CorrectingTracker.Observe(order, report, Later, Slow).Order;
        return () => Some.CorrectingTracker.Observe(settled, report, Later, Slow);
    }

    private static Action CheckTime(OrderState order)
    {
        OrderState settled = Some.Tracker.CheckTime(order, Later, Slow).Order;
        return () => Some.Tracker.CheckTime(settled, Later, Slow);
    }
}
