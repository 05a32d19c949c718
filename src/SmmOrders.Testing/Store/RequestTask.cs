namespace SmmOrders.Testing;

/// <summary>Decides requests to cancel or refill, and what was answered to them.</summary>
internal static class RequestTask
{
    private const int MostWords = 1000;

    internal static Decided<OrderRequestOutcome> Ask(RequestAsk ask, StoredOrder order, OrderTracker tracker, Func<StoredOrder, DateTimeOffset?> nextPoll)
    {
        DateTimeOffset at = Instants.Cut(ask.At);
        RequestOutcome outcome = tracker.Ask(order.State, ask.Kind, at);
        if (outcome.Refusal is { } refusal)
        {
            return new(null, ApplyStatus.Refused, _ => new() { Order = order.Key, Status = ApplyStatus.Refused, Outcome = outcome, Reason = $"{ask.Kind} of order {order.Key}: {refusal}" });
        }

        bool withdraws = outcome.Update.Order.IsFinal && !outcome.Update.Before.IsFinal;
        StoredRequest asked = new() { Id = Guid.CreateVersion7(), Kind = ask.Kind, Status = RequestStatus.Asked, Provider = order.Provider, AskedAt = at, AskedBy = ask.By, Note = ask.Note, DueAt = at };
        var cause = new ChangeCause(at, $"{ask.Kind} requested")
        {
            By = ask.By,
            Note = ask.Note,
            NextPoll = withdraws ? nextPoll : null,
            Then = before => withdraws ? before : before with { Requests = [.. before.Requests.Select(request => Ended(request, at)), asked] },
        };
        return new(cause.Apply(order, outcome.Update), ApplyStatus.Unchanged, status => new()
        {
            Order = order.Key,
            Status = status,
            Outcome = status == ApplyStatus.Conflict ? default : outcome,
            Request = status == ApplyStatus.Applied && !withdraws ? asked.Id : null,
        });
    }

    internal static Decided<OrderRequestOutcome> Answer(RequestAnswer answer, StoredOrder order, OrderTracker tracker)
    {
        DateTimeOffset at = Instants.Cut(answer.At);
        if (order.Requests.FirstOrDefault(each => each.Id == answer.Request) is not { } request)
        {
            return Undone(ApplyStatus.NotApplied, $"Order {order.Key} has no request {answer.Request}.");
        }

        if (!RequestLifecycle.Instance.TryFire(request.Status, answer.Step.Trigger, out FixedTransition<RequestStatus, RequestTrigger> taken))
        {
            bool isSame = request.Status == StatusAfter(answer.Step.Trigger) && (answer.ProviderRequestId ?? request.ProviderRequestId) == request.ProviderRequestId;
            return isSame ? Undone(ApplyStatus.Unchanged, null) : Undone(ApplyStatus.Refused, $"The request is {request.Status}, and does not permit {answer.Step}.");
        }

        if (request.Status == RequestStatus.Unknown && answer.By is null)
        {
            StoredRequest recorded = request with { AnsweredAt = at, Words = Words(answer) ?? request.Words, ProviderRequestId = answer.ProviderRequestId ?? request.ProviderRequestId };
            return new(new OrderChange(order, With(order, request, recorded), null), ApplyStatus.Unchanged, status => Of(status == ApplyStatus.Applied ? ApplyStatus.Unchanged : status, default, "The request is unknown: a person decides."));
        }

        if (taken.To == RequestStatus.Acknowledged && request.Kind == RequestKind.Refill && (answer.ProviderRequestId ?? request.ProviderRequestId) is null)
        {
            return Undone(ApplyStatus.Refused, $"The refill of order {order.Key} cannot be followed without the provider's identifier of it.");
        }

        StoredOrder answered = With(order, request, After(request, taken.To, answer, at));
        if (order.Requests[^1].Id != request.Id)
        {
            return new(new OrderChange(order, answered, null), ApplyStatus.Unchanged, status => Of(status, default, null));
        }

        RequestOutcome outcome = tracker.Follow(order.State, answer.Step);
        var cause = new ChangeCause(at, answer.Step.ToString())
        {
            By = answer.By,
            Note = answer.Note,
            Then = _ => answered,
            What = answer.Note is { Length: > 0 } words ? $"{request.Kind} {answer.Step}: {words}" : $"{request.Kind} {answer.Step}",
        };
        return new(cause.Apply(order, outcome.Update), ApplyStatus.Unchanged, status => Of(status, status == ApplyStatus.Conflict ? default : outcome, null));

        OrderRequestOutcome Of(ApplyStatus status, RequestOutcome decided, string? reason) => new() { Order = order.Key, Status = status, Outcome = decided, Request = answer.Request, Reason = reason };

        Decided<OrderRequestOutcome> Undone(ApplyStatus status, string? reason) => new(null, status, _ => Of(status, default, reason));
    }

    /// <summary>The intent to send a request; or its end, if its order has no use for it any more.</summary>
    internal static Decided<ClaimedRequest?> Send(StoredOrder order, StoredRequest request, OrderTracker tracker, DateTimeOffset at, DateTimeOffset overdueAt)
    {
        RequestOutcome outcome = tracker.Follow(order.State, RequestStep.Send(overdueAt));
        if (order.Requests[^1].Id != request.Id || order.ProviderOrderId is null || (request.Kind == RequestKind.Cancel && order.State.IsFinal) || outcome.Refusal is not null)
        {
            return new(new OrderChange(order, With(order, request, Ended(request, at)), null), ApplyStatus.Unchanged, _ => null);
        }

        StoredRequest sending = request with { Status = RequestStatus.Sending, DueAt = null, Tries = request.Tries + 1, SentAt = at, OverdueAt = overdueAt };
        ClaimedRequest claimed = new() { Order = order.Key, Request = request.Id, Kind = request.Kind, Provider = request.Provider!, ProviderOrderId = order.ProviderOrderId, OverdueAt = overdueAt };
        var cause = new ChangeCause(at, RequestStep.Send(overdueAt).ToString()) { Then = before => With(before, request, sending) };
        return new(cause.Apply(order, outcome.Update), ApplyStatus.Unchanged, _ => claimed);
    }

    private static StoredOrder With(StoredOrder order, StoredRequest before, StoredRequest after) => order with { Requests = order.Requests.Replace(before, after) };

    // The order has no use for it any more, however far it has come.
    private static StoredRequest Ended(StoredRequest request, DateTimeOffset at) =>
        request with { DueAt = null, OverdueAt = null, EndedAt = request.EndedAt ?? at };

    private static StoredRequest After(StoredRequest request, RequestStatus status, RequestAnswer answer, DateTimeOffset at)
    {
        StoredRequest answered = request with
        {
            Status = status,
            OverdueAt = null,
            DueAt = null,
            AnsweredAt = at,
            AnsweredBy = answer.By,
            Words = Words(answer) ?? request.Words,
            ProviderRequestId = answer.ProviderRequestId ?? request.ProviderRequestId,
        };
        return status switch
        {
            _ when request.EndedAt is not null => answered,
            RequestStatus.Acknowledged when request.Kind == RequestKind.Refill => answered with { DueAt = at + RefillInterval.After(TimeSpan.Zero) },
            RequestStatus.Asked => answered with { DueAt = answer.IsGivenBack ? at : at + SubmissionBackoff.After(Math.Max(1, request.Tries)) },
            RequestStatus.Done or RequestStatus.Rejected or RequestStatus.Refused => answered with { EndedAt = at },
            _ => answered,
        };
    }

    private static string? Words(RequestAnswer answer) => answer.Note?[..Math.Min(answer.Note.Length, MostWords)];

    private static RequestStatus StatusAfter(RequestTrigger trigger) => trigger switch
    {
        RequestTrigger.Acknowledge => RequestStatus.Acknowledged,
        RequestTrigger.Refuse => RequestStatus.Refused,
        RequestTrigger.LoseTrack => RequestStatus.Unknown,
        RequestTrigger.Finish => RequestStatus.Done,
        RequestTrigger.Reject => RequestStatus.Rejected,
        _ => RequestStatus.Asked,
    };
}
