namespace SmmOrders.Testing;

/// <summary>Claims requests to be sent, and refills to be followed: each claim is one transaction.</summary>
internal sealed class RequestClaims(InMemoryTable table, StoreTasks tasks, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(30);

    internal RequestClaim Claim(string provider, DateTimeOffset now, TimeSpan timeOut) => table.InTransaction(() =>
    {
        (DateTimeOffset at, DateTimeOffset clock) = (Instants.Cut(now), Instants.Cut(time.GetUtcNow()));
        ProviderState state = table.ReadProvider(provider);
        if (ProviderGate.Refused(state, PermitUse.Send, clock) is { } refused)
        {
            return RequestClaim.None(refused.Refusal, refused.RetryAfter);
        }

        foreach ((OrderKey key, Guid id) in Of(provider, RequestStatus.Asked).Where(each => each.Request.DueAt <= at).Select(each => (each.Order.Key, each.Request.Id)).ToArray())
        {
            if (Send(key, id, at, Instants.Cut(at + timeOut + Margin)) is { } claimed)
            {
                table.WriteProvider(ProviderGate.Taken(state, clock));
                return RequestClaim.Of(claimed);
            }
        }

        return RequestClaim.None(ClaimRefusal.NothingDue, PauseOf(provider, RequestStatus.Asked, at));
    });

    internal RefillClaim ClaimRefills(string provider, DateTimeOffset now, int most) => table.InTransaction(() =>
    {
        (DateTimeOffset at, DateTimeOffset clock) = (Instants.Cut(now), Instants.Cut(time.GetUtcNow()));
        ProviderState state = table.ReadProvider(provider);
        if (ProviderGate.Refused(state, PermitUse.Poll, clock) is { } refused)
        {
            return RefillClaim.None(refused.Refusal, refused.RetryAfter);
        }

        (OrderKey Order, StoredRequest Request)[] due =
            [.. Of(provider, RequestStatus.Acknowledged).Where(each => each.Request.DueAt <= at).Take(most).Select(each => (each.Order.Key, each.Request))];
        if (due.Length == 0)
        {
            return RefillClaim.None(ClaimRefusal.NothingDue, PauseOf(provider, RequestStatus.Acknowledged, at));
        }

        foreach ((OrderKey key, StoredRequest request) in due)
        {
            Move(key, request, Instants.Cut(at + RefillInterval.After(at - (request.AnsweredAt ?? request.AskedAt))));
        }

        table.WriteProvider(ProviderGate.Taken(state, clock));
        return RefillClaim.Of([.. due.Select(each => new ClaimedRefill { Order = each.Order, Request = each.Request.Id, ProviderRequestId = each.Request.ProviderRequestId! })]);
    });

    internal int ReturnRefills(IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now) => table.InTransaction(() =>
    {
        DateTimeOffset at = Instants.Cut(now);
        (OrderKey Order, StoredRequest Request)[] early =
        [
            .. refills.DistinctBy(refill => refill.Request)
                .SelectMany(refill => table.Read(refill.Order)?.Requests.Where(request => request.Id == refill.Request) ?? [], (refill, request) => (refill.Order, request))
                .Where(each => each.request.Status == RequestStatus.Acknowledged && each.request.DueAt > at),
        ];
        foreach ((OrderKey key, StoredRequest request) in early)
        {
            Move(key, request, at);
        }

        return early.Length;
    });

    private ClaimedRequest? Send(OrderKey key, Guid id, DateTimeOffset at, DateTimeOffset overdueAt)
    {
        StoredOrder order = table.Read(key)!;
        StoredRequest request = order.Requests.Single(each => each.Id == id);
        try
        {
            Decided<ClaimedRequest?> decided = tasks.Sending(order, request, at, overdueAt);
            return table.Write([decided.Change!], _ => { }).Count == 1 ? decided.Outcome(ApplyStatus.Applied) : null;
        }
        catch (ArgumentException)
        {
            // One that cannot be decided holds up no other: its next turn is moved out.
            Move(key, request, at + FaultPause);
            return null;
        }
    }

    private void Move(OrderKey key, StoredRequest request, DateTimeOffset dueAt)
    {
        StoredOrder order = table.Read(key)!;
        _ = table.Write([new OrderChange(order, order with { Requests = order.Requests.Replace(request, request with { DueAt = dueAt }) }, null)], _ => { });
    }

    private TimeSpan? PauseOf(string provider, RequestStatus status, DateTimeOffset at)
    {
        DateTimeOffset? next = Of(provider, status).Select(each => each.Request.DueAt).FirstOrDefault();
        return next is null ? null : next > at ? next - at : Pause;
    }

    private IEnumerable<(StoredOrder Order, StoredRequest Request)> Of(string provider, RequestStatus status) => table.All()
        .SelectMany(order => order.Requests, (order, request) => (Order: order, Request: request))
        .Where(each => each.Request.Provider == provider && each.Request.Status == status && each.Request.DueAt is not null)
        .OrderBy(each => each.Request.DueAt);
}
