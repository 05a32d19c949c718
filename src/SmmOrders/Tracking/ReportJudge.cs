using System.Diagnostics.CodeAnalysis;

namespace SmmOrders;

/// <summary>Applies a report to an order: domain rules, section 2.</summary>
internal sealed class ReportJudge
{
    private readonly OrderTracker _rules;
    private readonly OrderLifecycle _lifecycleWhilePending;
    private readonly OrderPath? _partialReentry;

    internal ReportJudge(OrderTracker rules)
    {
        _rules = rules;
        _lifecycleWhilePending = rules.Lifecycle.WithDeliveryWhilePending();
        _partialReentry = rules.Lifecycle.Reentry(OrderStatus.Partial);
    }

    internal OrderUpdate Judge(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile service)
    {
        // A provider cannot report an order that it does not have yet.
        if (!order.IsPlaced && !order.IsFinal && report.Kind != 0)
        {
            return Stay(order, Findings.NotReported, order.Open, null, now, service);
        }

        if (report.Kind == ReportKind.Status)
        {
            return JudgeStatus(order, report, now, service);
        }

        if (report.Kind == ReportKind.UnknownStatus)
        {
            return Stay(order, Findings.UnknownStatus, order.Open, unansweredSince: null, now, service);
        }

        return Stay(order, NoAnswerFinding(report), order.Open, order.IsFinal ? null : order.UnansweredSince ?? now, now, service);
    }

    /// <summary>Applies the passing of time to an order.</summary>
    internal OrderUpdate CheckTime(OrderState order, DateTimeOffset now, ServiceProfile service) =>
        Stay(order, Findings.None, order.Open, order.UnansweredSince, now, service);

    /// <summary>The path that ends an open order in the status. There always is one: a lifecycle without it cannot be created.</summary>
    internal OrderPath PathToEnd(OrderState order, OrderStatus end, ServiceProfile service)
    {
        _ = LifecycleOf(service).TryFindPath(order.Status, end, out OrderPath path);
        return path;
    }

    private static Findings NoAnswerFinding(in StatusReport report) => report.Kind switch
    {
        ReportKind.ProviderError => Findings.ProviderError,
        ReportKind.NotReported => Findings.NotReported,
        ReportKind.Malformed => Findings.Malformed,
        _ => throw new ArgumentException(
            $"The report is default. Create one with {nameof(StatusReport)}.{nameof(StatusReport.Of)} or another factory method.", nameof(report)),
    };

    private OrderUpdate JudgeStatus(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile service)
    {
        if (report.Reported.IsOpen())
        {
            return order.IsFinal
                ? StayAnswered(order, ReportVerdict.OverDeliveredFinding(report.Remains) | Findings.Reopened, now, service)
                : JudgeOpen(order, report, now, service);
        }

        ReportVerdict verdict = ReportVerdict.Of(report, order.Quantity, _rules.Refunds.OnCanceled);
        return order.IsFinal
            ? JudgeFinal(order, report, verdict, now, service)
            : JudgeEnd(order, report, verdict, now, service);
    }

    private OrderUpdate JudgeOpen(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile service)
    {
        // Many panels report 0 remains until they know the real count.
        Remains remains = report.Remains;
        long? counted = ReportVerdict.TryCountDelivered(remains, order.Quantity, out long count) && remains.Units != 0 ? count : null;
        long? delivered = counted ?? order.Delivered;
        long? most = order.MostDeliveredWith(counted);
        Findings findings = ReportVerdict.OverDeliveredFinding(remains);
        OrderPath path = OrderPath.Empty;
        bool moves = report.Reported != order.Status;
        if (moves && !LifecycleOf(service).TryFindPath(order.Status, report.Reported, out path))
        {
            // A regressed report may be outdated: its count is not what is delivered now, but what once was.
            (moves, delivered, findings) = (false, order.Delivered, findings | Findings.Regression);
        }

        DateTimeOffset since = moves ? now : order.StatusSince;
        Findings byTime = TimeFindings.OpenAt(now, _rules, service, moves ? report.Reported : order.Status, since, unansweredSince: null);
        Findings open = StillOpen(order) | byTime;
        OrderState after = moves
            ? order.WithStatus(report.Reported, now, delivered, most, order.Refunded, CancelCause.Unknown, open)
            : order.WithSameStatus(delivered, most, order.CancelCause, unansweredSince: null, open);
        return new(order, after, path, findings | SkippedFinding(path) | byTime, refund: null);
    }

    private OrderUpdate JudgeEnd(OrderState order, in StatusReport report, in ReportVerdict verdict, DateTimeOffset now, ServiceProfile service)
    {
        if (verdict.Findings.AreUndecided())
        {
            return Stay(order, verdict.Findings, StillOpen(order) | verdict.Findings, unansweredSince: null, now, service);
        }

        return End(order, report, verdict, PathToEnd(order, verdict.Status, service), now);
    }

    private OrderLifecycle LifecycleOf(ServiceProfile service) => service.DeliversWhilePending ? _lifecycleWhilePending : _rules.Lifecycle;

    private OrderUpdate JudgeFinal(OrderState order, in StatusReport report, in ReportVerdict verdict, DateTimeOffset now, ServiceProfile service)
    {
        if (IsRepetition(order, verdict))
        {
            // The cause may be reported after the cancellation itself.
            return StayAnswered(order, Findings.None, now, service, report.Cause);
        }

        Findings findings = (verdict.Findings & ~Findings.PartialWithNothingDelivered) | DecreasedFinding(order, verdict) | Findings.Correction;
        if (!TryFindCorrection(order.Status, verdict.Status, out OrderPath? path))
        {
            // No refund depends on remains that could not change anything.
            return StayAnswered(order, findings & ~FindingsExtensions.Undecided, now, service);
        }

        if (findings.AreUndecided())
        {
            return StayAnswered(order, findings, now, service);
        }

        return DueFor(order, verdict) < order.Refunded
            ? StayAnswered(order, findings | Findings.RefundWouldDecrease, now, service)
            : End(order, report, verdict, path, now);
    }

    // A Partial without a usable count is nothing new for an order that is already Partial.
    private static bool IsRepetition(OrderState order, in ReportVerdict verdict) =>
        verdict.Status == order.Status
        && (order.Status != OrderStatus.Partial || verdict.Delivered is null || verdict.Delivered == order.Delivered);

    private bool TryFindCorrection(OrderStatus from, OrderStatus to, [NotNullWhen(true)] out OrderPath? path)
    {
        path = from != to ? _rules.Lifecycle.TryFindPath(from, to, out OrderPath found) ? found : null : _partialReentry;
        return path is not null;
    }

    private OrderUpdate End(OrderState order, in StatusReport report, in ReportVerdict verdict, OrderPath path, DateTimeOffset now)
    {
        long? delivered = verdict.Delivered ?? order.Delivered;
        long? most = order.MostDeliveredWith(verdict.Delivered);
        var refund = Refund.UpTo(DueFor(order, verdict), order.Refunded, ReasonFor(order, report, verdict));
        Findings findings = verdict.Findings | DecreasedFinding(order, verdict) | SkippedFinding(path);
        CancelCause cause = CancelCause.Unknown;
        if (order.IsFinal)
        {
            findings |= Findings.Correction;
        }

        if (verdict.Status == OrderStatus.Canceled)
        {
            findings |= most > 0 ? Findings.CanceledAfterDelivery : Findings.None;
            cause = report.Cause == CancelCause.Unknown ? CancelCauses.Infer(order, report.Reported, most) : report.Cause;
        }

        OrderState after = order.WithStatus(verdict.Status, now, delivered, most, refund?.TotalAfter ?? order.Refunded, cause, StillOpen(order));
        return new(order, after, path, findings, refund);
    }

    private decimal DueFor(OrderState order, in ReportVerdict verdict) => _rules.Refunds.ForEnd(order, verdict.Status, verdict.Delivered);

    private static RefundReason ReasonFor(OrderState order, in StatusReport report, in ReportVerdict verdict) =>
        order.IsFinal ? RefundReason.Correction
        : verdict.Status == OrderStatus.Partial ? RefundReason.PartiallyDelivered
        : report.Reported == OrderStatus.Partial ? RefundReason.NothingDelivered
        : RefundReason.Canceled;

    private static Findings SkippedFinding(OrderPath path) => path.Count > 1 ? Findings.SkippedAhead : Findings.None;

    private static Findings DecreasedFinding(OrderState order, in ReportVerdict verdict) =>
        verdict.IsCounted && verdict.Delivered < order.MostDelivered ? Findings.DeliveryDecreased : Findings.None;

    // The states that a reported status leaves open.
    private static Findings StillOpen(OrderState order) => order.Open & ~FindingsExtensions.EndedByStatus;

    // The server answered about the order, and its status stays.
    private OrderUpdate StayAnswered(OrderState order, Findings findings, DateTimeOffset now, ServiceProfile service, CancelCause cause = CancelCause.Unknown) =>
        Stay(order, findings, StillOpen(order), unansweredSince: null, now, service, cause);

    private OrderUpdate Stay(
        OrderState order, Findings findings, Findings open, DateTimeOffset? unansweredSince, DateTimeOffset now, ServiceProfile service,
        CancelCause cause = CancelCause.Unknown)
    {
        Findings byTime = order.IsPlaced
            ? TimeFindings.OpenAt(now, _rules, service, order.Status, order.StatusSince, unansweredSince)
            : TimeFindings.NotPlacedAt(now, _rules, service, order.Submission, order.Open);
        OrderState after = order.WithSameStatus(
            order.Delivered,
            order.MostDelivered,
            cause == CancelCause.Unknown ? order.CancelCause : cause,
            unansweredSince,
            (open & ~(order.IsPlaced ? FindingsExtensions.ByTime : Findings.NotPlaced)) | byTime);
        return new(order, after, OrderPath.Empty, findings | byTime, refund: null);
    }
}
