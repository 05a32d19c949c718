using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace SmmOrders.Tests.Laws;

/// <summary>The domain rules one by one, as plainly as they can be written; <see cref="DomainModel"/> puts them together.</summary>
internal static class DomainRules
{
    /// <summary>Domain rules, section 2, the table.</summary>
    public static Reading Read(Setting setting, Facts order, StatusReport report)
    {
        // 0 left on Canceled is taken as missing.
        bool zeroOnCanceled = report.Status == OrderStatus.Canceled && report.Remains.IsKnown && report.Remains.Count == 0;
        long? left = report.Remains.IsKnown && !zeroOnCanceled ? report.Remains.Count : null;
        long quantity = order.Quantity;
        long? delivered = left <= quantity ? (long)BigInteger.Min((BigInteger)quantity - left.Value, long.MaxValue) : null;
        Findings over = left < 0 ? Findings.OverDelivered : Findings.None;
        Findings unusable = report.Remains.IsMissing || zeroOnCanceled ? Findings.RemainsMissing
            : report.Remains.IsUnreadable ? Findings.RemainsUnreadable
            : Findings.RemainsExceedsQuantity;
        bool hangsOnRemains = report.Status == OrderStatus.Partial
            || (report.Status == OrderStatus.Canceled && (report.IsParent || setting.Refunds.OnCanceled == RefundOnCanceled.UndeliveredOnly));

        return (report.Status, delivered) switch
        {
            (_, null) when hangsOnRemains => new(report.Status!.Value, null, unusable, null, Undecided: true),
            (OrderStatus.Partial, 0) => new(OrderStatus.Canceled, 0, Findings.PartialWithNothingDelivered, 0),
            (OrderStatus.Partial, _) when left <= 0 => new(OrderStatus.Partial, delivered, over | Findings.PartialFullyDelivered, delivered),
            (OrderStatus.Partial, _) => new(OrderStatus.Partial, delivered, Findings.None, delivered),
            (OrderStatus.Canceled, _) => new(OrderStatus.Canceled, delivered, over, delivered),
            (OrderStatus.Completed, _) when left > 0 => new(OrderStatus.Completed, delivered, Findings.CompletedWithRemains, delivered),
            (OrderStatus.Completed, _) => new(OrderStatus.Completed, delivered ?? quantity, over, delivered),
            (_, _) when left == 0 => new(report.Status!.Value, null, Findings.None, null),
            _ => new(report.Status!.Value, delivered, over, delivered),
        };
    }

    /// <summary>Law 2 of the domain rules: the total to be refunded to the customer.</summary>
    public static decimal Target(Setting setting, Facts order, Reading reading) => reading.Status switch
    {
        OrderStatus.Completed => 0m,
        OrderStatus.Canceled when setting.Refunds.OnCanceled == RefundOnCanceled.FullCharge => order.Charge,
        _ => Share(setting.Refunds, order, Math.Max(order.Quantity - reading.Delivered!.Value, 0)),
    };

    /// <summary>Domain rules, section 4: multiply first, divide, round once.</summary>
    public static decimal Share(RefundPolicy policy, Facts order, long remains) =>
        ExactShare.Of(order.Charge, remains, order.Quantity, policy.Decimals, policy.Rounding);

    /// <summary>Law 2 of the domain rules: what is still due.</summary>
    public static decimal Pay(decimal target, decimal refunded) => Math.Max(target - refunded, 0m);

    /// <summary>Domain rules, section 2: a correction never takes money back.</summary>
    public static bool WouldTakeBack(decimal target, decimal refunded) => target < refunded;

    /// <summary>Domain rules, section 2: which of a lifecycle's transitions lead from here to there.</summary>
    public static ImmutableArray<OrderStatus> Path(LifecycleTable legal, OrderStatus from, OrderStatus to) => legal.Path(from, to);

    /// <summary>Law 8 of the domain rules.</summary>
    public static bool IsOver(OrderStatus status) => status is OrderStatus.Completed or OrderStatus.Canceled or OrderStatus.Partial;

    /// <summary>Domain rules, section 2: after a final status, a repetition changes nothing. A Partial is news only with a different count.</summary>
    public static bool IsTheSame(Facts order, Reading reading) =>
        reading.Status == order.Status
        && (order.Status != OrderStatus.Partial || reading.Undecided || reading.Delivered == order.Delivered);

    /// <summary>Domain rules, section 2: a panel opts in to corrections with its lifecycle.</summary>
    public static bool MayCorrect(LifecycleTable legal, OrderStatus from, OrderStatus to) => legal.Permits(from, to);

    /// <summary>Domain rules, section 3: the clock runs from entering the status.</summary>
    public static DateTimeOffset Since(Facts order, bool entered, DateTimeOffset now) => entered ? now : order.Since;

    /// <summary>Domain rules, section 3, on ticks.</summary>
    public static Findings Time(Setting setting, Facts order, DateTimeOffset now)
    {
        TimeSpan? frame = order.Status switch
        {
            OrderStatus.Processing => setting.Service.StuckAfter ?? setting.StuckAfter,
            OrderStatus.Pending => setting.Service.ExpectedPending,
            OrderStatus.InProgress => setting.Service.ExpectedInProgress,
            _ => null,
        };
        bool past = now.UtcTicks - order.Since.UtcTicks > frame?.Ticks;
        Findings ofStatus = !past ? Findings.None : order.Status == OrderStatus.Processing ? Findings.StuckInProcessing : Findings.Late;
        return now.UtcTicks - order.UnansweredSince?.UtcTicks > setting.UnansweredAfter.Ticks ? ofStatus | Findings.Unanswered : ofStatus;
    }

    /// <summary>
    /// Law 9 of the domain rules: answers without the order's status keep a hold; an open status or a decided end lifts it. Stuck,
    /// late and unanswered depend on time.
    /// </summary>
    public static Findings Open(Setting setting, Facts before, Facts after, StatusReport report, Findings undecided, DateTimeOffset now)
    {
        Findings held = report.Kind == ReportKind.Status ? undecided : before.Held;
        Findings elsewhere = before.Open & FindingsTable.OpenedElsewhere;
        return (IsOver(after.Status) ? Findings.None : held) | Time(setting, after, now)
            | (report.Kind == ReportKind.Status ? elsewhere & ~Findings.NotApplied : elsewhere);
    }

    /// <summary>Law 9 of the domain rules: from the first answer in which the order was an error, missing or malformed, to any answer about it.</summary>
    public static DateTimeOffset? UnansweredSince(Facts before, Facts after, StatusReport report, DateTimeOffset now)
    {
        bool isAnswer = report.Kind is ReportKind.Status or ReportKind.UnknownStatus;
        return IsOver(after.Status) || isAnswer ? null : before.UnansweredSince ?? now;
    }

    /// <summary>Law 10 of the domain rules: what an earlier report showed counts, whatever a later one says.</summary>
    public static long? Most(Facts order, long? delivered) =>
        delivered is null ? order.MostDelivered : Math.Max(order.MostDelivered ?? 0, delivered.Value);

    /// <summary>A cause may be reported after the cancellation.</summary>
    public static CancelCause LaterCause(Facts order, StatusReport report) =>
        order.Status == OrderStatus.Canceled && report.Cause != CancelCause.Unknown ? report.Cause : order.Cause;

    /// <summary>Why money is paid.</summary>
    public static RefundReason Reason(Facts order, StatusReport report, Reading reading) =>
        IsOver(order.Status) ? RefundReason.Correction
        : reading.Status == OrderStatus.Partial ? RefundReason.PartiallyDelivered
        : report.Status == OrderStatus.Partial ? RefundReason.NothingDelivered
        : RefundReason.Canceled;

    /// <summary>
    /// Domain rule S9: stated, or inferred from the evidence (law 10 of the domain rules). If anything was delivered first, it was
    /// not the customer's link; otherwise an issue with the order shows in Processing, a downtime during delivery.
    /// </summary>
    public static CancelCause Cause(Facts order, StatusReport report, long? most)
    {
        if (report.Cause != CancelCause.Unknown)
        {
            return report.Cause;
        }

        bool stoppedWhileDelivering = order.Status == OrderStatus.InProgress && report.Status == OrderStatus.Canceled;
        if (most > 0)
        {
            return most < order.Quantity || stoppedWhileDelivering ? CancelCause.ServerDowntime : CancelCause.Unknown;
        }

        return report.Status == OrderStatus.Partial || order.Status == OrderStatus.Processing ? CancelCause.OrderIssue
            : stoppedWhileDelivering ? CancelCause.ServerDowntime
            : CancelCause.Unknown;
    }

    /// <summary>Law 3 of the domain rules: what is kept is exactly the rest.</summary>
    public static decimal Kept(Setting setting, Facts order) => order.Charge - order.Refunded;

    /// <summary>One key for one refund: the order and the total after, however many zeros are written.</summary>
    public static string Key(Payment payment, DateTimeOffset now)
    {
        string total = payment.TotalAfter.ToString(CultureInfo.InvariantCulture);
        return Payment.OrderId + ":" + (total.Contains('.', StringComparison.Ordinal) ? total.TrimEnd('0').TrimEnd('.') : total);
    }
}
