using System.Diagnostics.CodeAnalysis;

namespace SmmOrders;

/// <summary>
/// Decides what a report from the server does to an order and its money. A pure function: no clock, no I/O, nothing kept
/// between calls; safe from any thread.
/// </summary>
/// <remarks>
/// For any sequence of any reports: a final status and its money are decided together or neither is; what is refunded is
/// never below zero, never above the charge, and never paid twice; no report brings a final order back to life; what cannot
/// be understood changes nothing and is told (domain rules, section 2). The domain rules that this documentation cites are the
/// page RULES.md of the package.
/// </remarks>
public sealed class OrderTracker
{
    private readonly OrderLifecycle _lifecycleWhilePending;
    private readonly OrderPath? _partialAgain;

    /// <summary>Makes a tracker.</summary>
    /// <param name="refunds">How refunds are made.</param>
    /// <param name="lifecycle">
    /// Which transitions are legal; <see cref="OrderLifecycle.Default"/> by default. One
    /// <see cref="OrderLifecycle.WithCorrections"/> opts in to corrections of final statuses.
    /// </param>
    /// <param name="stuck">When an order is stuck in Processing; <see cref="StuckRule.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="refunds"/> is <see langword="null"/>.</exception>
    public OrderTracker(RefundPolicy refunds, OrderLifecycle? lifecycle = null, StuckRule? stuck = null)
    {
        ArgumentNullException.ThrowIfNull(refunds);
        Refunds = refunds;
        Lifecycle = lifecycle ?? OrderLifecycle.Default;
        Stuck = stuck ?? StuckRule.Default;
        _lifecycleWhilePending = Lifecycle.WithDeliveryWhilePending();
        _partialAgain = Lifecycle.Reentry(OrderStatus.Partial);
    }

    /// <summary>How refunds are made.</summary>
    public RefundPolicy Refunds { get; }

    /// <summary>Which transitions are legal.</summary>
    public OrderLifecycle Lifecycle { get; }

    /// <summary>When an order is stuck in Processing.</summary>
    public StuckRule Stuck { get; }

    /// <summary>A new order, in the status in which the lifecycle starts.</summary>
    /// <param name="quantity">
    /// Units that the customer ordered; above zero. A panel that sends more than it sold converts what the provider says is left
    /// before it reports it: the provider counts from what was sent.
    /// </param>
    /// <param name="charge">What the customer is charged; zero for a free order.</param>
    /// <param name="now">When it is placed.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is outside what its parameter allows, or the charge has so many digits that it cannot be split at the refund
    /// policy's decimals.
    /// </exception>
    public OrderState Place(long quantity, decimal charge, DateTimeOffset now)
    {
        var order = new OrderState(Lifecycle.InitialStatus, now, quantity, charge);
        ExactMoney.EnsureSplits(charge, Refunds.Decimals, nameof(charge), charge);
        return order;
    }

    /// <summary>
    /// What the report does to the order. Where it does nothing, the very same order comes back, and nothing is allocated; a
    /// correction that is not applied may need wide numbers, where the charge times the remains goes beyond 64 bits.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="report">What the server says; anything can be said, and none of it throws.</param>
    /// <param name="now">When it was said: the instant at which a new status is entered, and at which stuck and late are judged.</param>
    /// <param name="service">What is special about the order's service; <see cref="ServiceProfile.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="report"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The order's charge has so many digits that it cannot be split at the refund policy's decimals; <see cref="Place"/>
    /// refuses such an order from the start.
    /// </exception>
    public OrderUpdate Observe(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        service ??= ServiceProfile.Default;
        return report.Kind == ReportKind.Status
            ? Judge(order, report, now, service)
            : Stay(order, WhyNoStatus(report), now, service);
    }

    /// <summary>
    /// What the passing of time says about the order: <see cref="Findings.StuckInProcessing"/>, <see cref="Findings.Late"/>,
    /// or nothing. Changes nothing; <see cref="Observe"/> includes it.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <param name="service">What is special about the order's service; <see cref="ServiceProfile.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public Findings CheckTime(OrderState order, DateTimeOffset now, ServiceProfile? service = null)
    {
        service ??= ServiceProfile.Default;
        return Stuck.IsStuck(order, now, service) ? Findings.StuckInProcessing
            : service.IsLate(order, now) ? Findings.Late
            : Findings.None;
    }

    private static Findings WhyNoStatus(in StatusReport report) => report.Kind switch
    {
        ReportKind.UnknownStatus => Findings.UnknownStatus,
        ReportKind.ProviderError => Findings.ProviderError,
        ReportKind.NotReported => Findings.NotReported,
        ReportKind.Malformed => Findings.Malformed,
        _ => throw new ArgumentException(
            $"The report is default, which says nothing. Make one with {nameof(StatusReport)}.{nameof(StatusReport.Of)} or its siblings.", nameof(report)),
    };

    private OrderUpdate Judge(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile service)
    {
        if (report.Status.IsOpen())
        {
            return order.IsFinal
                ? Stay(order, ReportVerdict.Over(report.Remains) | Findings.Reopened, now, service)
                : JudgeOpen(order, report, now, service);
        }

        ReportVerdict verdict = ReportVerdict.Of(report, order.Quantity, Refunds.OnCanceled);
        return order.IsFinal
            ? JudgeFinal(order, report, verdict, now, service)
            : JudgeEnd(order, report, verdict, now, service);
    }

    private OrderUpdate JudgeOpen(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile service)
    {
        // Many panels say that 0 is left until they know better.
        Remains remains = report.Remains;
        bool isNews = ReportVerdict.TryDeliver(remains, order.Quantity, out long delivered) && remains.Count != 0 && delivered != order.Delivered;
        Findings findings = ReportVerdict.Over(remains);
        if (report.Status == order.Status)
        {
            OrderState same = isNews ? order.WithDelivered(delivered) : order;
            return new(order, same, OrderPath.Empty, null, findings | CheckTime(same, now, service));
        }

        if (!LifecycleOf(service).TryFindPath(order.Status, report.Status, out OrderPath path))
        {
            return Stay(order, findings | Findings.Regression, now, service);
        }

        OrderState after = order.Enter(report.Status, now, isNews ? delivered : order.Delivered, order.Refunded, CancelCause.Unknown);
        return new(order, after, path, null, findings | Skipped(path) | CheckTime(after, now, service));
    }

    private OrderUpdate JudgeEnd(OrderState order, in StatusReport report, in ReportVerdict verdict, DateTimeOffset now, ServiceProfile service)
    {
        if (verdict.Findings.AreUndecided())
        {
            return Stay(order, verdict.Findings, now, service);
        }

        // There always is a path: a lifecycle in which an order could not end is refused at creation.
        _ = LifecycleOf(service).TryFindPath(order.Status, verdict.Status, out OrderPath path);
        return End(order, report, verdict, path, now);
    }

    private OrderLifecycle LifecycleOf(ServiceProfile service) => service.DeliversWhilePending ? _lifecycleWhilePending : Lifecycle;

    private OrderUpdate JudgeFinal(OrderState order, in StatusReport report, in ReportVerdict verdict, DateTimeOffset now, ServiceProfile service)
    {
        if (SaysTheSame(order, verdict))
        {
            return Stay(order, Findings.None, now, service);
        }

        Findings findings = (verdict.Findings & ~Findings.PartialWithNothingDelivered) | Findings.Correction;
        if (!TryFindCorrection(order.Status, verdict.Status, out OrderPath? path))
        {
            // No money hangs on remains that could not change anything.
            return Stay(order, findings & ~FindingsExtensions.Undecided, now, service);
        }

        if (findings.AreUndecided())
        {
            return Stay(order, findings, now, service);
        }

        return TargetOf(order, verdict) < order.Refunded
            ? Stay(order, findings | Findings.RefundWouldDecrease, now, service)
            : End(order, report, verdict, path, now);
    }

    // A Partial without a usable count says nothing new of an order that is Partial already.
    private static bool SaysTheSame(OrderState order, in ReportVerdict verdict) =>
        verdict.Status == order.Status
        && (order.Status != OrderStatus.Partial || verdict.Delivered is null || verdict.Delivered == order.Delivered);

    private bool TryFindCorrection(OrderStatus from, OrderStatus to, [NotNullWhen(true)] out OrderPath? path)
    {
        path = from != to ? Lifecycle.TryFindPath(from, to, out OrderPath found) ? found : null : _partialAgain;
        return path is not null;
    }

    private OrderUpdate End(OrderState order, in StatusReport report, in ReportVerdict verdict, OrderPath path, DateTimeOffset now)
    {
        long? delivered = verdict.Delivered ?? order.Delivered;
        decimal target = TargetOf(order, verdict);
        bool due = target > order.Refunded;
        Findings findings = verdict.Findings | Skipped(path);
        CancelCause cause = CancelCause.Unknown;
        if (order.IsFinal)
        {
            findings |= Findings.Correction;
        }

        if (verdict.Status == OrderStatus.Canceled)
        {
            findings |= delivered > 0 ? Findings.CanceledAfterDelivery : Findings.None;
            cause = report.Cause == CancelCause.Unknown ? CancelCauses.Infer(order, report.Status, delivered) : report.Cause;
        }

        OrderState after = order.Enter(verdict.Status, now, delivered, due ? target : order.Refunded, cause);
        Refund? refund = due ? new Refund(target - order.Refunded, target, ReasonFor(order, report, verdict)) : null;
        return new(order, after, path, refund, findings);
    }

    private decimal TargetOf(OrderState order, in ReportVerdict verdict) => verdict.Status switch
    {
        OrderStatus.Canceled when Refunds.OnCanceled == RefundOnCanceled.FullCharge => order.Charge,
        OrderStatus.Canceled or OrderStatus.Partial => Refunds.ForUndelivered(order.Charge, order.Quantity, verdict.Delivered!.Value),
        _ => 0m,
    };

    private static RefundReason ReasonFor(OrderState order, in StatusReport report, in ReportVerdict verdict) =>
        order.IsFinal ? RefundReason.Correction
        : verdict.Status == OrderStatus.Partial ? RefundReason.PartiallyDelivered
        : report.Status == OrderStatus.Partial ? RefundReason.NothingDelivered
        : RefundReason.Canceled;

    private static Findings Skipped(OrderPath path) => path.Count > 1 ? Findings.SkippedAhead : Findings.None;

    private OrderUpdate Stay(OrderState order, Findings findings, DateTimeOffset now, ServiceProfile service) =>
        new(order, order, OrderPath.Empty, null, findings | CheckTime(order, now, service));
}
