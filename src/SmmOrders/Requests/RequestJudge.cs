namespace SmmOrders;

/// <summary>Applies requests to an order: domain rules, section 7. They only change an order that is queued or refused.</summary>
internal sealed class RequestJudge(SubmissionJudge submissions)
{
    internal RequestOutcome Ask(OrderState order, RequestKind kind, DateTimeOffset now, ServiceProfile service)
    {
        RequestRefusal? refusal = kind switch
        {
            RequestKind.Cancel when order.IsFinal => RequestRefusal.OrderEnded,
            RequestKind.Cancel when order.Submission?.Status is SubmissionStatus.Queued or SubmissionStatus.Refused => null,
            RequestKind.Cancel or RequestKind.Refill when !order.IsPlaced && !order.IsFinal => RequestRefusal.OrderNotPlaced,
            RequestKind.Refill when order.Status is not (OrderStatus.Completed or OrderStatus.Partial) => RequestRefusal.NothingDelivered,

            // A cancellation that is still under way when the order has ended is moot.
            RequestKind.Cancel or RequestKind.Refill when order.Request is { } last && last.Kind == kind && !RequestLifecycle.Instance.IsFinal(last.Status)
                => RequestRefusal.UnderWay,
            RequestKind.Cancel or RequestKind.Refill => null,
            _ => throw UndefinedEnum.Error(nameof(kind), kind, "a request kind"),
        };
        if (refusal is not null)
        {
            return new(OrderUpdate.Unchanged(order), refusal);
        }

        return order.IsPlaced
            ? new(WithRequest(order, new OrderRequest { Kind = kind, Status = RequestLifecycle.Instance.InitialStatus }))
            : new(submissions.Submit(order, SubmissionStep.Withdraw(), now, service).Update);
    }

    internal static RequestOutcome Follow(OrderState order, RequestStep step) =>
        order.Request is { } request
        && RequestLifecycle.Instance.TryFire(request.Status, step.Trigger, out FixedTransition<RequestStatus, RequestTrigger> taken)
            ? new(WithRequest(order, request with { Status = taken.To, OverdueAt = step.OverdueAt }))
            : new(OrderUpdate.Unchanged(order), RequestRefusal.NotPermitted);

    private static OrderUpdate WithRequest(OrderState order, OrderRequest request)
    {
        Findings findings = request.Status == RequestStatus.Unknown ? Findings.RequestUnknown : Findings.None;
        OrderState after = order.WithSubmissionAndRequest(order.Submission, request, (order.Open & ~Findings.RequestUnknown) | findings);
        return new(order, after, OrderPath.Empty, findings, refund: null);
    }
}
