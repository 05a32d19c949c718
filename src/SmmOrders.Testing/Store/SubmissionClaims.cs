namespace SmmOrders.Testing;

/// <summary>Claims orders to be sent: each claim is one transaction.</summary>
internal sealed class SubmissionClaims(InMemoryTable table, StoreTasks tasks, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(30);

    internal SubmissionClaim Claim(string provider, DateTimeOffset now, TimeSpan timeOut) => table.InTransaction(() =>
    {
        (DateTimeOffset at, DateTimeOffset clock) = (Instants.Cut(now), Instants.Cut(time.GetUtcNow()));
        ProviderState state = table.ReadProvider(provider);
        if (ProviderGate.Refused(state, PermitUse.Send, clock) is { } refused)
        {
            return SubmissionClaim.None(refused.Refusal, refused.RetryAfter);
        }

        StoredOrder[] orders = [.. table.All().Where(order => order.Provider == provider)];
        if (orders.Count(order => order.State.Submission?.Status == SubmissionStatus.Sending) >= state.Limits.SendingLimit - state.UnknownInARow)
        {
            return SubmissionClaim.None(ClaimRefusal.SendingLimit, Pause);
        }

        DateTimeOffset overdueAt = Instants.Cut(at + timeOut + Margin);
        if (Send(orders, at, overdueAt) is not { } claimed)
        {
            DateTimeOffset? next = table.All().Where(order => order.Provider == provider).Min(order => order.NextSendAt);
            return SubmissionClaim.None(ClaimRefusal.NothingDue, next is null ? null : next > at ? next - at : Pause);
        }

        table.WriteProvider(ProviderGate.Taken(state, clock));
        return SubmissionClaim.Of(claimed);
    });

    private ClaimedSubmission? Send(StoredOrder[] orders, DateTimeOffset at, DateTimeOffset overdueAt)
    {
        IEnumerable<StoredOrder> due = orders.Where(order => order.NextSendAt <= at).OrderBy(order => order.NextSendAt);
        IEnumerable<StoredOrder> free = orders.Where(order => order.NextSendAt > at && order.WaitsForLink && !SubmissionStepTask.IsLinkActive(table, order)).OrderBy(order => order.NextSendAt);
        foreach (StoredOrder order in due.Concat(free))
        {
            try
            {
                OrderSubmission send = new() { Order = order.Key, Step = SubmissionStep.Send(overdueAt), At = at };
                if (tasks.Of(send).Decide(order).Change is { } change && table.Write([change], _ => { }).Count == 1)
                {
                    return new()
                    {
                        Order = order.Key,
                        Attempt = change.After.Attempts[^1].Id,
                        Provider = order.Provider!,
                        ProviderService = order.ProviderService,
                        Fields = order.Fields,
                        Service = order.Service,
                        Quantity = order.State.Quantity,
                        Charge = order.State.Charge,
                        Currency = order.Currency,
                        OverdueAt = overdueAt,
                    };
                }
            }
            catch (ArgumentException)
            {
                // One that cannot be decided holds up no other: its next turn is moved out.
                _ = table.Write([new OrderChange(order, order with { NextSendAt = at + FaultPause, WaitsForLink = false }, null)], _ => { });
            }
        }

        return null;
    }
}
