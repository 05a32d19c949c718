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
            new(new RefundPolicy { Decimals = 2, Rounding = RefundRounding.Down, OnCanceled = RefundOnCanceled.UndeliveredOnly }, OrderLifecycle.PerfectPanel, new StuckRule(TimeSpan.FromMinutes(5)))
            {
                Unanswered = new UnansweredRule(TimeSpan.FromHours(2)),
                Profile = ServiceProfile.Default,
            },
        ];
        foreach (OrderTracker tracker in trackers)
        {
            Say.Line($"{tracker.Refunds} {tracker.Lifecycle.InitialStatus} {tracker.Stuck.Threshold} {tracker.Unanswered.Threshold}");
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
        Say.Outcome("refunded", () => OrderState.From(Facts(OrderStatus.Partial) with { Refunded = 20 }));
        Say.Outcome("status", () => OrderState.From(Facts(0)));
        Say.Outcome("refusal", () => StatusReport.ProviderError("x", 0));
    }

    private static IEnumerable<OrderState> Orders(OrderTracker tracker)
    {
        yield return tracker.Place(1000, 10.00m, Noon);
        yield return OrderState.From(Facts(OrderStatus.Pending) with { Charge = 0m });
        yield return OrderState.From(Facts(OrderStatus.InProgress) with { Charge = 0.27819m, Delivered = 10 });
        yield return OrderState.From(Facts(OrderStatus.InProgress) with { MostDelivered = 20, UnansweredSince = Noon, Open = Findings.RemainsMissing });
        yield return OrderState.From(Facts(OrderStatus.Partial) with { Delivered = 600, Refunded = 4.00m });
        yield return OrderState.From(Facts(OrderStatus.Completed) with { Delivered = 1000 });
        yield return OrderState.From(Facts(OrderStatus.Canceled) with { Refunded = 10.00m, CancelCause = CancelCause.OrderIssue });
    }

    private static OrderFacts Facts(OrderStatus status) => new() { Status = status, StatusSince = Noon, Quantity = 1000, Charge = 10.00m };

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
        OrderUpdate update = tracker.Observe(order, report, Noon.AddHours(4), new ServiceProfile { ExpectedPending = TimeSpan.FromHours(1) });
        OrderState after = update.Order;
        Say.Line($"{order.Status} <- {report} ({report.Kind}, {report.Cause}, {report.Detail}, {report.IsParent}, {report.Refusal}, {Words(report.Remains)})");
        Say.Line($"  {after.Status} {after.StatusSince:O} {after.Delivered}/{after.Quantity} {after.Charge} {after.Refunded} {after.Kept} {after.IsFinal} {after.CancelCause}");
        Say.Line($"  {update.Path} {update.Findings} {update.Changed} {update.IsHeld} {update.NeedsAttention} {update.Findings.NeedAttention()} {update.Findings.AreUndecided()}");
        Say.Line($"  {after.MostDelivered} {after.UnansweredSince:O} {after.Open} {after.Held} {update.Raised} {update.Cleared} {update.CorrectionApplied} {update.Findings.States()} {update.Findings.Events()}");
        Say.Line($"  {update.Refund?.Amount} {update.Refund?.TotalAfter} {update.Refund?.Reason} {update.Refund?.IdempotencyKey("A-1")} {update.Refund?.IdempotencyKey(1042)} {update.Refund?.IdempotencyKey(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))}");
        Say.Line($"  {update.Before == order} {after != order} {after.Equals(order)} {after.GetHashCode() == order.GetHashCode()} {tracker.CheckTime(order, Noon.AddDays(1))} {tracker.NextDeadline(order):O} {update}");
        Say.Outcome("  as said", () => report.Status);
        OrderFacts facts = Written(after);
        Say.Line($"  {facts.Status} {facts.StatusSince:O} {facts.Delivered}/{facts.Quantity} {facts.Charge} {facts.Refunded} {facts.CancelCause} {facts.MostDelivered} {facts.UnansweredSince:O} {facts.Open} {OrderState.From(facts) == after}");
    }

    private static OrderFacts Written(OrderState order) => new()
    {
        Status = order.Status,
        StatusSince = order.StatusSince,
        Quantity = order.Quantity,
        Charge = order.Charge,
        Delivered = order.Delivered,
        Refunded = order.Refunded,
        CancelCause = order.CancelCause,
        MostDelivered = order.MostDelivered,
        UnansweredSince = order.UnansweredSince,
        Open = order.Open,
    };

    private static string Words(Remains remains) =>
        remains.IsKnown ? $"{remains.Count}" : $"missing {remains.IsMissing}, unreadable {remains.IsUnreadable}";
}
