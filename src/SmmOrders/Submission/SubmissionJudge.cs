namespace SmmOrders;

/// <summary>Applies a step of the submission to an order: domain rules, section 7.</summary>
internal sealed class SubmissionJudge(OrderTracker rules, ReportJudge reports)
{
    private const Findings OfSubmission = Findings.NotPlaced | Findings.SubmissionRefused | Findings.SubmissionUnknown;

    internal SubmissionOutcome Submit(
        OrderState order, SubmissionStep step, DateTimeOffset now, ServiceProfile service, CancelCause cause = CancelCause.Unknown)
    {
        Submission submission = order.Submission ?? throw new ArgumentException(
            $"The submission of this order is not tracked, so no step applies to it. Create the order with {nameof(OrderTracker.Buy)}.", nameof(order));
        if (!SubmissionLifecycle.Instance.TryFire(submission.Status, step.Trigger, out FixedTransition<SubmissionStatus, SubmissionTrigger> taken))
        {
            // That attempt was given up, but the provider has accepted it.
            Findings findings = step.Trigger == SubmissionTrigger.PlaceLate ? Findings.PlacedTwice : Findings.None;
            return new(OrderUpdate.Unchanged(order, findings), taken);
        }

        if (step.Consequence?.Waits() == true)
        {
            taken = SubmissionLifecycle.Instance.Evaluate(submission.Status, SubmissionTrigger.Requeue);
        }

        Submission after = submission with
        {
            Status = taken.To,
            OverdueAt = step.OverdueAt,
            Refusal = taken.To == SubmissionStatus.Refused ? step.Refusal : null,
        };
        return new(
            taken.To switch
            {
                SubmissionStatus.Placed => Place(order, after, now),
                SubmissionStatus.Withdrawn => Withdraw(order, after, now, service, cause),
                _ => Wait(order, after, now, service),
            },
            taken);
    }

    private OrderUpdate Place(OrderState order, Submission placed, DateTimeOffset now)
    {
        OrderState after = order
            .WithStatus(rules.Lifecycle.InitialStatus, now, order.Delivered, order.MostDelivered, order.Refunded, order.CancelCause, order.Open & ~OfSubmission)
            .WithSubmissionAndRequest(placed, order.Request, order.Open & ~OfSubmission);
        return new(order, after, OrderPath.Empty, Findings.None, refund: null);
    }

    private OrderUpdate Withdraw(OrderState order, Submission withdrawn, DateTimeOffset now, ServiceProfile service, CancelCause cause)
    {
        Findings open = order.Open & ~(OfSubmission | Findings.NotApplied);
        OrderState after = order
            .WithStatus(OrderStatus.Canceled, now, order.Delivered, order.MostDelivered, order.Charge, cause, open)
            .WithSubmissionAndRequest(withdrawn, order.Request, open);
        var refund = Refund.UpTo(order.Charge, order.Refunded, RefundReason.Canceled);
        return new(order, after, reports.PathToEnd(order, OrderStatus.Canceled, service), Findings.None, refund);
    }

    private OrderUpdate Wait(OrderState order, Submission submission, DateTimeOffset now, ServiceProfile service)
    {
        Findings open = submission.Status switch
        {
            SubmissionStatus.Refused => Findings.SubmissionRefused,
            SubmissionStatus.Unknown => Findings.SubmissionUnknown,
            _ => TimeFindings.NotPlacedAt(now, rules, service, submission, order.Open),
        };
        OrderState after = order.WithSubmissionAndRequest(submission, order.Request, (order.Open & ~OfSubmission) | open);
        return new(order, after, OrderPath.Empty, open, refund: null);
    }
}
