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

    /// <summary>When an open order about which no usable answer comes is unanswered.</summary>
    /// <value>The default is <see cref="UnansweredRule.Default"/>: 24 hours.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public UnansweredRule Unanswered
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = UnansweredRule.Default;

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
        var order = OrderState.Place(Lifecycle.InitialStatus, quantity, charge, now);
        ExactMoney.EnsureSplits(charge, Refunds.Decimals, nameof(charge), charge);
        return order;
    }

    /// <summary>
    /// What the report does to the order. Where nothing of it is new, the very same order comes back, and nothing is allocated; a
    /// correction that is not applied may need wide numbers, where the charge times the remains goes beyond 64 bits.
    /// </summary>
    /// <remarks>
    /// An answer in which this order is an error, missing or malformed starts <see cref="OrderState.UnansweredSince"/>. A request that
    /// failed as a whole says nothing of any order: whoever polls many orders keeps it to the provider.
    /// </remarks>
    /// <param name="order">The order as it is.</param>
    /// <param name="report">What the server says; anything can be said, and none of it throws.</param>
    /// <param name="now">When it was said: the instant at which a new status is entered, and at which stuck, late and unanswered are judged.</param>
    /// <param name="service">What is special about the order's service; <see cref="ServiceProfile.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="report"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A refund is due, and the order's charge has so many digits that it cannot be split at the refund policy's decimals.
    /// </exception>
    public OrderUpdate Observe(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        service ??= ServiceProfile.Default;
        return report.Kind switch
        {
            ReportKind.Status => Judge(order, report, now, service),
            ReportKind.UnknownStatus => Stay(order, Findings.UnknownStatus, order.Open, unansweredSince: null, now, service),
            _ => Stay(order, WhyNoAnswer(report), order.Open, order.IsFinal ? null : order.UnansweredSince ?? now, now, service),
        };
    }

    /// <summary>
    /// What the passing of time does to the order: it may be stuck, late or unanswered by now, or no longer. No status and no money
    /// changes; where nothing is new, the very same order comes back. <see cref="Observe"/> includes it.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <param name="service">What is special about the order's service; <see cref="ServiceProfile.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public OrderUpdate CheckTime(OrderState order, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Stay(order, Findings.None, order.Open, order.UnansweredSince, now, service ?? ServiceProfile.Default);
    }

    /// <summary>
    /// The first instant at which time alone begins a state of the order that is not open yet: stuck, late or unanswered.
    /// <see langword="null"/> where none will. A store keeps it in the order's row, finds what is due by a range of one index, and gives
    /// what it finds to <see cref="CheckTime"/>; afterwards the next one lies in the future, or there is none.
    /// </summary>
    /// <remarks>In UTC, rounded up to whole microseconds, the finest that databases keep: at that instant the state has begun.</remarks>
    /// <param name="order">The order as it is.</param>
    /// <param name="service">What is special about the order's service; <see cref="ServiceProfile.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public DateTimeOffset? NextDeadline(OrderState order, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return TimeStates.NextAfter(order, this, service ?? ServiceProfile.Default);
    }

    private static Findings WhyNoAnswer(in StatusReport report) => report.Kind switch
    {
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
                ? Answered(order, ReportVerdict.Over(report.Remains) | Findings.Reopened, now, service)
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
        long? counted = ReportVerdict.TryDeliver(remains, order.Quantity, out long count) && remains.Count != 0 ? count : null;
        long? delivered = counted ?? order.Delivered;
        long? most = Larger(order.MostDelivered, counted);
        Findings findings = ReportVerdict.Over(remains);
        OrderPath path = OrderPath.Empty;
        bool moves = report.Status != order.Status;
        if (moves && !LifecycleOf(service).TryFindPath(order.Status, report.Status, out path))
        {
            // A report that is behind may be late as well: it does not say what is delivered now, but what was once.
            (moves, delivered, findings) = (false, order.Delivered, findings | Findings.Regression);
        }

        DateTimeOffset since = moves ? now : order.StatusSince;
        Findings byTime = TimeStates.At(now, this, service, moves ? report.Status : order.Status, since, unansweredSince: null);
        Findings open = Lasting(order) | byTime;
        OrderState after = moves
            ? order.Enter(report.Status, now, delivered, most, order.Refunded, CancelCause.Unknown, open)
            : order.Keep(delivered, most, order.CancelCause, unansweredSince: null, open);
        return new(order, after, path, null, findings | Skipped(path) | byTime);
    }

    private OrderUpdate JudgeEnd(OrderState order, in StatusReport report, in ReportVerdict verdict, DateTimeOffset now, ServiceProfile service)
    {
        if (verdict.Findings.AreUndecided())
        {
            return Stay(order, verdict.Findings, Lasting(order) | verdict.Findings, unansweredSince: null, now, service);
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
            // A cause may be told later than the cancellation itself.
            return Answered(order, Findings.None, now, service, report.Cause);
        }

        Findings findings = (verdict.Findings & ~Findings.PartialWithNothingDelivered) | Decreased(order, verdict) | Findings.Correction;
        if (!TryFindCorrection(order.Status, verdict.Status, out OrderPath? path))
        {
            // No money hangs on remains that could not change anything.
            return Answered(order, findings & ~FindingsExtensions.Undecided, now, service);
        }

        if (findings.AreUndecided())
        {
            return Answered(order, findings, now, service);
        }

        return TargetOf(order, verdict) < order.Refunded
            ? Answered(order, findings | Findings.RefundWouldDecrease, now, service)
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
        long? most = Larger(order.MostDelivered, verdict.Delivered);
        decimal target = TargetOf(order, verdict);
        bool due = target > order.Refunded;
        Findings findings = verdict.Findings | Decreased(order, verdict) | Skipped(path);
        CancelCause cause = CancelCause.Unknown;
        if (order.IsFinal)
        {
            findings |= Findings.Correction;
        }

        if (verdict.Status == OrderStatus.Canceled)
        {
            findings |= most > 0 ? Findings.CanceledAfterDelivery : Findings.None;
            cause = report.Cause == CancelCause.Unknown ? CancelCauses.Infer(order, report.Status, most) : report.Cause;
        }

        OrderState after = order.Enter(verdict.Status, now, delivered, most, due ? target : order.Refunded, cause, Lasting(order));
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

    private static Findings Decreased(OrderState order, in ReportVerdict verdict) =>
        verdict.IsCounted && verdict.Delivered < order.MostDelivered ? Findings.DeliveryDecreased : Findings.None;

    private static long? Larger(long? most, long? counted) => counted > (most ?? -1) ? counted : most;

    // What a status that is reported leaves open. That an earlier one could not be applied ends with it.
    private static Findings Lasting(OrderState order) =>
        order.Open & ~(FindingsExtensions.Undecided | FindingsExtensions.ByTime | Findings.NotApplied);

    // The server spoke of the order, and its status stays.
    private OrderUpdate Answered(OrderState order, Findings told, DateTimeOffset now, ServiceProfile service, CancelCause cause = CancelCause.Unknown) =>
        Stay(order, told, Lasting(order), unansweredSince: null, now, service, cause);

    private OrderUpdate Stay(
        OrderState order, Findings told, Findings open, DateTimeOffset? unansweredSince, DateTimeOffset now, ServiceProfile service,
        CancelCause cause = CancelCause.Unknown)
    {
        Findings byTime = TimeStates.At(now, this, service, order.Status, order.StatusSince, unansweredSince);
        OrderState after = order.Keep(
            order.Delivered,
            order.MostDelivered,
            cause == CancelCause.Unknown ? order.CancelCause : cause,
            unansweredSince,
            (open & ~FindingsExtensions.ByTime) | byTime);
        return new(order, after, OrderPath.Empty, null, told | byTime);
    }
}
