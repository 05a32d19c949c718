namespace SmmOrders.Testing;

/// <summary>Claims orders to be polled: each claim is one transaction.</summary>
internal sealed class PollClaims(InMemoryTable table, StoreTasks tasks, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    internal PollClaim Claim(string provider, DateTimeOffset now, int most) => table.InTransaction(() =>
    {
        (DateTimeOffset at, DateTimeOffset clock) = (Instants.Cut(now), Instants.Cut(time.GetUtcNow()));
        ProviderState state = table.ReadProvider(provider);
        if (ProviderGate.Refused(state, PermitUse.Poll, clock) is { } refused)
        {
            return PollClaim.None(refused.Refusal, refused.RetryAfter);
        }

        StoredOrder[] due = [.. Due(provider, at).Take(most)];
        if (due.Length == 0)
        {
            DateTimeOffset? next = table.All().Where(order => order.Provider == provider).Min(order => order.NextPollAt);
            return PollClaim.None(ClaimRefusal.NothingDue, next is null ? null : next > at ? next - at : Pause);
        }

        StoredOrder[] claimed = [.. due.Select(order => order with { NextPollAt = Instants.Cut(at + tasks.PollPauseOf(order, at)) })];
        _ = table.Write([.. due.Zip(claimed, (before, after) => new OrderChange(before, after, null))], _ => { });
        table.WriteProvider(ProviderGate.Taken(state, clock));
        return PollClaim.Of([.. due.Zip(claimed, (before, after) => Of(after) with { DueAt = before.NextPollAt!.Value })]);
    });

    internal int Retry(PollRetry retry) => table.InTransaction(() =>
    {
        DateTimeOffset next = Instants.Cut(retry.At);
        OrderChange[] changes = table.ReadProvider(retry.Provider).Trouble is not null ? [] :
        [
            .. from poll in retry.Polls
               let order = table.Read(poll.Order)
               where order?.NextPollAt == Instants.Cut(poll.Claim) && order.NextPollAt > next
               select new OrderChange(order, order with { NextPollAt = next }, null),
        ];
        return changes.Length == 0 ? 0 : table.Write(changes, _ => { }).Count;
    });

    internal IReadOnlyList<ClaimedPoll> ReadDue(string provider, int bucket, DateTimeOffset now, int most) =>
        [.. Due(provider, Instants.Cut(now)).Where(order => order.Bucket == bucket).Take(most).Select(Of)];

    private IEnumerable<StoredOrder> Due(string provider, DateTimeOffset at) =>
        table.All().Where(order => order.Provider == provider && order.NextPollAt <= at && order.ProviderOrderId is not null).OrderBy(order => order.NextPollAt);

    private static ClaimedPoll Of(StoredOrder order) => new() { Order = order.Key, ProviderOrderId = order.ProviderOrderId!, DueAt = order.NextPollAt!.Value, Claim = order.NextPollAt.Value };
}
