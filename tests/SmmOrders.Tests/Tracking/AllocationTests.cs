namespace SmmOrders.Tests;

/// <summary>Reading, deciding and refusing allocate nothing where nothing changes.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 1000;

    private static readonly OrderState[] Orders = [.. Some.Orders];

    private static readonly DateTimeOffset Later = Some.Noon.AddDays(2);

    private static readonly ServiceProfile Slow = new(
        deliversWhilePending: true, expectedPending: TimeSpan.FromHours(1), expectedInProgress: TimeSpan.FromHours(1));

    public static TheoryData<string> Questions => [.. Asked.Keys];

    private static Dictionary<string, Action> Asked { get; } = new()
    {
        ["a permitted transition"] = () => _ = OrderLifecycle.Default.TryFire(OrderStatus.Processing, OrderTrigger.Start, out _),
        ["a refused transition"] = () => _ = OrderLifecycle.Default.TryFire(OrderStatus.Completed, OrderTrigger.Start, out _),
        ["a transition that is fired"] = () => _ = OrderLifecycle.Default.Fire(OrderStatus.Processing, OrderTrigger.Start),
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
        ["no path"] = () => _ = OrderLifecycle.Default.TryFindPath(OrderStatus.Completed, OrderStatus.Processing, out _),
        ["time, on time"] = () => _ = Some.Tracker.CheckTime(InProgress, Some.Noon),
        ["time, stuck"] = () => _ = Some.Tracker.CheckTime(Processing, Later),
        ["time, late"] = () => _ = Some.Tracker.CheckTime(InProgress, Later, Slow),
        ["the same open status"] = Observe(InProgress, StatusReport.Of(OrderStatus.InProgress)),
        ["the same open status and count"] = Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 700)),
        ["the same open status, 0 left"] = Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 0)),
        ["the same open status, stuck"] = Observe(Processing, StatusReport.Of(OrderStatus.Processing)),
        ["the same final status"] = Observe(Completed, StatusReport.Of(OrderStatus.Completed, 0)),
        ["the same Partial"] = Observe(Partial, StatusReport.Of(OrderStatus.Partial, 400)),
        ["held, remains missing"] = Observe(InProgress, StatusReport.Of(OrderStatus.Partial)),
        ["held, remains unreadable"] = Observe(InProgress, StatusReport.Of(OrderStatus.Partial, Remains.Unreadable)),
        ["held, remains too many"] = Observe(InProgress, StatusReport.Of(OrderStatus.Partial, 1001)),
        ["a regression"] = Observe(InProgress, StatusReport.Of(OrderStatus.Pending, 500)),
        ["reopened"] = Observe(Completed, StatusReport.Of(OrderStatus.InProgress, 500)),
        ["a correction that is not applied"] = Observe(Canceled, StatusReport.Of(OrderStatus.Partial, 400)),
        ["a correction that would take money back"] = Observe(Partial, StatusReport.Of(OrderStatus.Partial, 300)),
        ["an unknown status"] = Observe(InProgress, StatusReport.UnknownStatus("Paused")),
        ["a provider's error"] = Observe(InProgress, StatusReport.ProviderError("Incorrect order ID")),
        ["not reported"] = Observe(InProgress, StatusReport.NotReported()),
        ["malformed"] = Observe(InProgress, StatusReport.Malformed("not JSON")),
    };

    private static OrderState Processing => Order(OrderStatus.Processing);

    private static OrderState InProgress => Order(OrderStatus.InProgress);

    private static OrderState Completed => Order(OrderStatus.Completed);

    private static OrderState Canceled => Order(OrderStatus.Canceled);

    private static OrderState Partial => Order(OrderStatus.Partial);

    [Theory]
    [MemberData(nameof(Questions))]
    public void No_byte_is_allocated_for(string question) => Assert.Equal(0, BytesOf(Asked[question]));

    [Fact]
    public void A_report_that_changes_nothing_returns_the_very_same_order_for_each_of_them()
    {
        Assert.Same(InProgress, Some.CorrectingTracker.Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 700), Later, Slow).Order);
        Assert.Same(Partial, Some.CorrectingTracker.Observe(Partial, StatusReport.Of(OrderStatus.Partial, 300), Later, Slow).Order);
    }

    [Fact]
    public void An_allocation_would_be_seen()
    {
        Assert.True(BytesOf(() => GC.KeepAlive(new object())) >= Rounds * 2 * IntPtr.Size);
        Assert.True(BytesOf(() => GC.KeepAlive(OrderLifecycle.Default.Evaluate(OrderStatus.Completed, OrderTrigger.Start).RefusalReason)) > 0);
        Assert.True(BytesOf(Observe(InProgress, StatusReport.Of(OrderStatus.InProgress, 600))) > 0);
    }

    private static OrderState Order(OrderStatus status) => Orders[(int)status - 1];

    private static Action Observe(OrderState order, StatusReport report) =>
        () => _ = Some.CorrectingTracker.Observe(order, report, Later, Slow);

    // The first call may load types; what is measured is every call after it.
    private static long BytesOf(Action ask)
    {
        ask();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++)
        {
            ask();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
