namespace SmmOrders;

/// <summary>
/// What a reported final status really is, judged by the delivered count: the table of domain rules, section 2, and nothing
/// else. It knows the order's quantity but not its status.
/// </summary>
internal readonly struct ReportVerdict
{
    private ReportVerdict(OrderStatus status, long? delivered, Findings findings)
    {
        Status = status;
        Delivered = delivered;
        Findings = findings;
    }

    /// <summary>The status that the report amounts to.</summary>
    internal OrderStatus Status { get; }

    /// <summary>The units delivered, where the report says so in a way that means something.</summary>
    internal long? Delivered { get; }

    /// <summary>What is odd about the report in itself.</summary>
    internal Findings Findings { get; }

    internal static ReportVerdict Of(in StatusReport report, long quantity, RefundOnCanceled onCanceled)
    {
        Findings over = Over(report.Remains);
        long? delivered = TryDeliver(report.Remains, quantity, out long count) ? count : null;
        switch (report.Status)
        {
            case OrderStatus.Partial when delivered is null:
                return new(OrderStatus.Partial, null, WhyUnusable(report.Remains));

            case OrderStatus.Partial when delivered == 0:
                return new(OrderStatus.Canceled, 0, Findings.PartialWithNothingDelivered);

            case OrderStatus.Partial:
                return new(OrderStatus.Partial, delivered, delivered >= quantity ? over | Findings.PartialFullyDelivered : over);

            case OrderStatus.Canceled:
                // What a parent order has delivered, its children say; without a count, any amount may be wrong.
                bool undecided = delivered is null && (report.IsParent || onCanceled == RefundOnCanceled.UndeliveredOnly);
                return new(OrderStatus.Canceled, delivered, undecided ? WhyUnusable(report.Remains) : over);

            case OrderStatus.Completed when report.Remains.IsKnown && report.Remains.Count > 0:
                return new(OrderStatus.Completed, delivered, Findings.CompletedWithRemains);

            default:
                return new(OrderStatus.Completed, delivered ?? quantity, over);
        }
    }

    /// <summary>The finding that is the count's own, whatever the status.</summary>
    internal static Findings Over(Remains remains) => remains.IsKnown && remains.Count < 0 ? Findings.OverDelivered : Findings.None;

    /// <summary>The units delivered, where the count is one and fits the order.</summary>
    internal static bool TryDeliver(Remains remains, long quantity, out long delivered)
    {
        bool fits = remains.IsKnown && remains.Count <= quantity;

        // A count far below zero would overflow; more than the largest count was never delivered.
        delivered = !fits ? 0 : remains.Count < quantity - long.MaxValue ? long.MaxValue : quantity - remains.Count;
        return fits;
    }

    private static Findings WhyUnusable(Remains remains) =>
        remains.IsMissing ? Findings.RemainsMissing
        : remains.IsUnreadable ? Findings.RemainsUnreadable
        : Findings.RemainsExceedsQuantity;
}
