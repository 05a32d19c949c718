namespace SmmOrders;

/// <summary>Applies a person's decision to an order: domain rules, section 7.</summary>
internal sealed class DecisionJudge(OrderTracker rules, ReportJudge reports, SubmissionJudge submissions)
{
    internal DecisionOutcome Decide(OrderState order, Decision decision, DateTimeOffset now, ServiceProfile service)
    {
        DecisionRefusal? refusal = decision.Kind switch
        {
            DecisionKind.End => CheckEnd(order, decision) ?? CheckDelivered(order, decision),
            DecisionKind.Correct => CheckCorrection(order, decision) ?? CheckDelivered(order, decision),
            _ => CheckRefund(order, decision.RefundTotal!.Value, decision.SeenTotal!.Value),
        };
        return refusal is null
            ? new(Apply(order, decision, now, service), null)
            : new(OrderUpdate.Unchanged(order), refusal);
    }

    private static DecisionRefusal? CheckEnd(OrderState order, Decision decision) =>
        order.IsFinal ? DecisionRefusal.OrderEnded
        : order.IsPlaced ? null
        : order.Submission!.Status == SubmissionStatus.Sending ? DecisionRefusal.OrderSending
        : decision.Status != OrderStatus.Canceled ? DecisionRefusal.OrderNotPlaced
        : null;

    private static DecisionRefusal? CheckCorrection(OrderState order, Decision decision) =>
        !order.IsFinal ? DecisionRefusal.OrderOpen
        : order.Status == OrderStatus.Canceled ? DecisionRefusal.NeverCorrected
        : order.Status == OrderStatus.Partial && decision.Status == OrderStatus.Partial && decision.Delivered >= order.Delivered
            ? DecisionRefusal.NotFewerDelivered
        : null;

    private DecisionRefusal? CheckDelivered(OrderState order, Decision decision) => decision.Status switch
    {
        OrderStatus.Partial when decision.Delivered <= 0 || decision.Delivered >= order.Quantity => DecisionRefusal.DeliveredOutOfRange,
        OrderStatus.Canceled when decision.Delivered < 0 => DecisionRefusal.DeliveredOutOfRange,
        OrderStatus.Canceled when rules.Refunds.OnCanceled == RefundOnCanceled.UndeliveredOnly && order.IsPlaced && Counted(order, decision) is null
            => DecisionRefusal.DeliveredUnknown,
        _ => null,
    };

    private DecisionRefusal? CheckRefund(OrderState order, decimal total, decimal seen) =>
        seen != order.Refunded ? DecisionRefusal.Conflict
        : total <= order.Refunded ? DecisionRefusal.NothingToPay
        : total > order.Charge ? DecisionRefusal.AboveCharge
        : total != order.Charge && ExactMoney.DecimalsOf(total) > rules.Refunds.Decimals ? DecisionRefusal.TooManyDecimals
        : null;

    private OrderUpdate Apply(OrderState order, Decision decision, DateTimeOffset now, ServiceProfile service)
    {
        if (decision.RefundTotal is { } total)
        {
            ExactMoney.EnsureSplits(order.Charge, rules.Refunds.Decimals, nameof(order), order.Charge);
            return new(order, order.WithRefunded(total), OrderPath.Empty, Findings.None, Refund.UpTo(total, order.Refunded, RefundReason.Manual));
        }

        return order.IsPlaced || order.IsFinal
            ? End(order, decision, now, service)
            : submissions.Submit(order, SubmissionStep.Withdraw(), now, service, decision.Cause).Update;
    }

    private OrderUpdate End(OrderState order, Decision decision, DateTimeOffset now, ServiceProfile service)
    {
        OrderStatus end = decision.Status!.Value;
        long? delivered = end == OrderStatus.Completed ? Math.Max(order.Quantity, order.Delivered ?? 0) : Counted(order, decision);
        var refund = Refund.UpTo(rules.Refunds.ForEnd(order, end, delivered), order.Refunded, ReasonFor(order, end));
        OrderState after = order.WithStatus(
            end, now, delivered, order.MostDeliveredWith(delivered), refund?.TotalAfter ?? order.Refunded, decision.Cause,
            order.Open & ~FindingsExtensions.EndedByStatus);
        return new(order, after, PathTo(order, end, service), Findings.None, refund);
    }

    private OrderPath PathTo(OrderState order, OrderStatus end, ServiceProfile service)
    {
        if (!order.IsFinal)
        {
            return reports.PathToEnd(order, end, service);
        }

        // A person may correct an order even if its lifecycle does not permit corrections.
        OrderLifecycle corrections = rules.Lifecycle.WithCorrections();
        return order.Status == end ? corrections.Reentry(end)! : corrections.TryFindPath(order.Status, end, out OrderPath path) ? path : OrderPath.Empty;
    }

    private static long? Counted(OrderState order, Decision decision) => decision.Delivered ?? order.Delivered;

    private static RefundReason ReasonFor(OrderState order, OrderStatus end) =>
        order.IsFinal ? RefundReason.Correction : end == OrderStatus.Canceled ? RefundReason.Canceled : RefundReason.PartiallyDelivered;
}
