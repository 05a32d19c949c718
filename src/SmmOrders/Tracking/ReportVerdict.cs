namespace SmmOrders;

/// <summary>
/// What a reported status really is, judged by the delivered count: the table of domain rules, section 2, and nothing else.
/// It knows the order's quantity but not its status.
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

    internal static ReportVerdict Of(in StatusReport report, long quantity, CanceledRefund onCanceled)
    {
        Findings over = report.Remains.IsKnown && report.Remains.Count < 0 ? Findings.OverDelivered : Findings.None;
        long? delivered = Deliver(report.Remains, quantity);
        switch (report.Status)
        {
            case OrderStatus.Partial when delivered is null:
                return new(OrderStatus.Partial, null, WhyUnusable(report.Remains));

            case OrderStatus.Partial when delivered == 0:
                return new(OrderStatus.Canceled, 0, Findings.PartialWithNothingDelivered);

            case OrderStatus.Partial:
                return new(OrderStatus.Partial, delivered, delivered >= quantity ? over | Findings.PartialFullyDelivered : over);

            case OrderStatus.Canceled:
                bool undecided = delivered is null && onCanceled == CanceledRefund.UndeliveredOnly;
                return new(OrderStatus.Canceled, delivered, undecided ? WhyUnusable(report.Remains) : over);

            case OrderStatus.Completed when report.Remains.IsKnown && report.Remains.Count > 0:
                return new(OrderStatus.Completed, delivered, Findings.CompletedWithRemains);

            case OrderStatus.Completed:
                return new(OrderStatus.Completed, delivered ?? quantity, over);

            default:
                // Many panels say 0 until they know better.
                bool proves = !(report.Remains.IsKnown && report.Remains.Count == 0);
                return new(report.Status, proves ? delivered : null, over);
        }
    }

    private static long? Deliver(Remains remains, long quantity)
    {
        if (!remains.IsKnown || remains.Count > quantity)
        {
            return null;
        }

        // A count far below zero would overflow; more than the largest count was never delivered.
        return remains.Count < quantity - long.MaxValue ? long.MaxValue : quantity - remains.Count;
    }

    private static Findings WhyUnusable(Remains remains) =>
        remains.IsMissing ? Findings.RemainsMissing
        : remains.IsUnreadable ? Findings.RemainsUnreadable
        : Findings.RemainsExceedsQuantity;
}
