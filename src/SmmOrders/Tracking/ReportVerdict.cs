namespace SmmOrders;

/// <summary>
/// What a reported final status amounts to, given the delivered count: the table of domain rules, section 2, and nothing else. It
/// depends on the order's quantity, not on its status.
/// </summary>
internal readonly struct ReportVerdict
{
    private ReportVerdict(OrderStatus status, long? delivered, Findings findings, bool isCounted)
    {
        Status = status;
        Delivered = delivered;
        Findings = findings;
        IsCounted = isCounted;
    }

    /// <summary>The status that the report amounts to.</summary>
    internal OrderStatus Status { get; }

    /// <summary>The units delivered: the report's count, or all of them if it is Completed without a count.</summary>
    internal long? Delivered { get; }

    /// <summary>Whether the report itself has a usable count.</summary>
    internal bool IsCounted { get; }

    /// <summary>What is odd about the report itself, whatever the order's status.</summary>
    internal Findings Findings { get; }

    internal static ReportVerdict Of(in StatusReport report, long quantity, RefundOnCanceled onCanceled)
    {
        // Many panels write 0 on every canceled order: that is not a count.
        Remains remains = report is { Reported: OrderStatus.Canceled, Remains: { IsKnown: true, Units: 0 } } ? Remains.Missing : report.Remains;
        Findings over = OverDeliveredFinding(remains);
        long? counted = TryCountDelivered(remains, quantity, out long count) ? count : null;
        switch (report.Reported)
        {
            case OrderStatus.Partial when counted is null:
                return new(OrderStatus.Partial, null, UnusableRemainsFinding(remains), isCounted: false);

            case OrderStatus.Partial when counted == 0:
                return new(OrderStatus.Canceled, 0, Findings.PartialWithNothingDelivered, isCounted: true);

            case OrderStatus.Partial:
                return new(OrderStatus.Partial, counted, counted >= quantity ? over | Findings.PartialFullyDelivered : over, isCounted: true);

            case OrderStatus.Canceled:
                // Only the children of a parent order show what was delivered; without a count, any amount may be wrong.
                bool undecided = counted is null && (report.IsParent || onCanceled == RefundOnCanceled.UndeliveredOnly);
                return new(OrderStatus.Canceled, counted, undecided ? UnusableRemainsFinding(remains) : over, isCounted: counted is not null);

            case OrderStatus.Completed when remains.Units > 0:
                return new(OrderStatus.Completed, counted, Findings.CompletedWithRemains, isCounted: counted is not null);

            default:
                return new(OrderStatus.Completed, counted ?? quantity, over, isCounted: counted is not null);
        }
    }

    /// <summary>The finding that follows from the count alone, whatever the status.</summary>
    internal static Findings OverDeliveredFinding(Remains remains) => remains.Units < 0 ? Findings.OverDelivered : Findings.None;

    /// <summary>The units delivered, if there is a count and it fits the order.</summary>
    internal static bool TryCountDelivered(Remains remains, long quantity, out long delivered)
    {
        long left = remains.Units;
        bool fits = remains.IsKnown && left <= quantity;

        // A count far below zero would overflow; more than the largest count was never delivered.
        delivered = !fits ? 0 : left < quantity - long.MaxValue ? long.MaxValue : quantity - left;
        return fits;
    }

    private static Findings UnusableRemainsFinding(Remains remains) =>
        remains.IsMissing ? Findings.RemainsMissing
        : remains.IsUnreadable ? Findings.RemainsUnreadable
        : Findings.RemainsExceedsQuantity;
}
