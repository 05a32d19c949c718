namespace SmmOrders.AotSmoke;

internal static class TrackerSmoke
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly Remains[] Left = [Remains.Missing, Remains.Unreadable, 0, Remains.Of(-2), 157, 1000, 1001, long.MinValue];

    public static void Run()
    {
        OrderTracker[] trackers =
        [
            new(RefundPolicy.HalfUp(2)),
            new(RefundPolicy.HalfUp(2), OrderLifecycle.Default.WithCorrections()),
            new(new RefundPolicy(2, RefundRounding.Down, RefundOnCanceled.UndeliveredOnly), OrderLifecycle.PerfectPanel, new StuckRule(TimeSpan.FromMinutes(5))),
        ];
        foreach (OrderTracker tracker in trackers)
        {
            Say.Line($"{tracker.Refunds} {tracker.Lifecycle.InitialStatus} {tracker.Stuck.Threshold}");
            foreach (OrderState order in Orders(tracker))
            {
                foreach (StatusReport report in Reports())
                {
                    Observe(tracker, order, report);
                }
            }
        }

        Say.Outcome("default", () => trackers[0].Observe(trackers[0].Place(1, 1, Noon), default, Noon));
        Say.Outcome("quantity", () => trackers[0].Place(0, 1, Noon));
        Say.Outcome("digits", () => trackers[0].Place(1, decimal.MaxValue, Noon));
        Say.Outcome("refunded", () => new OrderState(OrderStatus.Partial, Noon, 1, 1, refunded: 2));
        Say.Outcome("status", () => new OrderState(0, Noon, 1, 1));
        Say.Outcome("refusal", () => StatusReport.ProviderError("x", 0));
    }

    private static IEnumerable<OrderState> Orders(OrderTracker tracker)
    {
        yield return tracker.Place(1000, 10.00m, Noon);
        yield return new OrderState(OrderStatus.Pending, Noon, 1000, 0m);
        yield return new OrderState(OrderStatus.InProgress, Noon, 1000, 0.27819m, delivered: 10);
        yield return new OrderState(OrderStatus.Partial, Noon, 1000, 10.00m, delivered: 600, refunded: 4.00m);
        yield return new OrderState(OrderStatus.Completed, Noon, 1000, 10.00m, delivered: 1000);
        yield return new OrderState(OrderStatus.Canceled, Noon, 1000, 10.00m, refunded: 10.00m, cancelCause: CancelCause.OrderIssue);
    }

    private static IEnumerable<StatusReport> Reports() =>
    [
        .. OrderStatuses.All.Select(StatusReport.Of),
        .. OrderStatuses.All.SelectMany(status => Left.Select(left => StatusReport.Of(status, left))),
        .. OrderStatuses.All.SelectMany(status => Left.Select(left => StatusReport.OfParent(status, left))),
        StatusReport.Canceled(CancelCause.ServerDowntime, 10),
        StatusReport.UnknownStatus("Paused"),
        StatusReport.ProviderError("Incorrect order ID"),
        .. Enum.GetValues<RefusalKind>().Select(kind => StatusReport.ProviderError("No", kind)),
        StatusReport.NotReported(),
        StatusReport.Malformed("not JSON"),
    ];

    private static void Observe(OrderTracker tracker, OrderState order, StatusReport report)
    {
        OrderUpdate update = tracker.Observe(order, report, Noon.AddHours(4), new ServiceProfile(expectedPending: TimeSpan.FromHours(1)));
        OrderState after = update.Order;
        Say.Line($"{order.Status} <- {report} ({report.Kind}, {report.Cause}, {report.Detail}, {report.IsParent}, {report.Refusal}, {Words(report.Remains)})");
        Say.Line($"  {after.Status} {after.Since:O} {after.Delivered}/{after.Quantity} {after.Charge} {after.Refunded} {after.Kept} {after.IsFinal} {after.CancelCause}");
        Say.Line($"  {update.Path} {update.Findings} {update.Changed} {update.IsHeld} {update.NeedsAttention} {update.Findings.NeedAttention()} {update.Findings.AreUndecided()}");
        Say.Line($"  {update.Refund?.Amount} {update.Refund?.TotalAfter} {update.Refund?.Reason} {update.Refund?.IdempotencyKey("A-1")}");
        Say.Line($"  {update.Before == order} {after == order} {tracker.CheckTime(order, Noon.AddDays(1))} {update}");
        Say.Outcome("  as said", () => report.Status);
    }

    private static string Words(Remains remains) =>
        remains.IsKnown ? $"{remains.Count}" : $"missing {remains.IsMissing}, unreadable {remains.IsUnreadable}";
}
