using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Claims polls, brings them forward, and reads what is due, in transactions of its own.</summary>
internal sealed class PollWork<TContext, TOrder, TKey>(
    OwnTransactions<TContext, TOrder> own, Func<DbContext, StoreModel<TOrder, TKey>> modelOf, ProviderWork<TContext, TOrder, TKey> providers, TimeProvider time)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    internal async Task<PollClaim> ClaimAsync(string provider, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        PollWish wish = new(provider, InstantColumn.Cut(now), most, time);
        for (bool isAdded = false; ; isAdded = true)
        {
            PollClaim? claim = await own.RunAsync((context, _) => ClaimAsync(context, wish, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (claim is not null || isAdded)
            {
                return claim ?? PollClaim.None(ClaimRefusal.NoneReady, Pause);
            }

            await providers.AddAsync(provider, cancellationToken).ConfigureAwait(false);
        }
    }

    internal Task<int> RetryAsync(PollRetry retry, CancellationToken cancellationToken)
    {
        (string provider, DateTimeOffset? next) = (retry.Provider, InstantColumn.Cut(retry.At));
        return own.RunAsync(
            (context, _) =>
            {
                providers.EnsureTable(context);
                OrderTable<TOrder, TKey> table = modelOf(context).Table;
                List<TKey> keys = [];
                foreach (ClaimedPoll poll in retry.Polls)
                {
                    if (table.TryFromOrderKey(poll.Order, out TKey key))
                    {
                        keys.Add(key);
                    }
                }

                // The tokens of one request: a row that has none of them was claimed or changed since.
                DateTimeOffset?[] claims = [.. retry.Polls.Select(poll => (DateTimeOffset?)InstantColumn.Cut(poll.Claim)).Distinct()];
                return context.Set<TOrder>().IgnoreQueryFilters().Where(table.HasKeyIn(keys))
                    .Where(order => claims.Contains(EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt)) && EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) > next)
                    .Where(order => !context.Set<OrderProvider>().IgnoreQueryFilters().Any(row => row.Name == provider && row.FailingSince != null))
                    .ExecuteUpdateAsync(setters => setters.SetProperty(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt), next), cancellationToken);
            },
            cancellationToken);
    }

    internal Task<IReadOnlyList<ClaimedPoll>> ReadDueAsync(string provider, short bucket, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(now);
        return own.RunAsync(
            async (context, _) =>
            {
                OrderTable<TOrder, TKey> table = modelOf(context).Table;
                List<OrderRow<TOrder, TKey>> due = await DuePolls.Of(context, table, provider, at)
                    .Where(order => EF.Property<short?>(order, OrderColumns.Bucket) == bucket && EF.Property<string?>(order, nameof(TrackedOrder.ProviderOrderId)) != null)
                    .Take(most).Select(table.ToRow).ToListAsync(cancellationToken).ConfigureAwait(false);
                return (IReadOnlyList<ClaimedPoll>)[.. due.Select(row => new ClaimedPoll { Order = table.ToOrderKey(row.Key), ProviderOrderId = row.ProviderOrderId!, DueAt = row.NextPollAt!.Value, Claim = row.NextPollAt.Value })];
            },
            cancellationToken);
    }

    // Null if the provider has no row yet.
    private async Task<PollClaim?> ClaimAsync(TContext context, PollWish wish, CancellationToken cancellationToken)
    {
        providers.EnsureTable(context);
        StoreModel<TOrder, TKey> model = modelOf(context);
        TakenPolls<TKey> taken = await model.Polls!.TakeAsync(context, wish, cancellationToken).ConfigureAwait(false);
        if (taken.Permit.SendingLimit is null)
        {
            return taken.Permit.Refusal is { } refusal ? PollClaim.None(refusal, taken.Permit.RetryAfter) : null;
        }

        // Without an identifier there is nothing to ask about: such a row breaks a law, and VerifyAsync tells of it.
        ClaimedPoll[] polls =
        [
            .. taken.Polls.Where(poll => poll.ProviderOrderId is not null)
                .Select(poll => new ClaimedPoll { Order = model.Table.ToOrderKey(poll.Key), ProviderOrderId = poll.ProviderOrderId!, DueAt = poll.DueAt, Claim = poll.NextPollAt }),
        ];
        if (polls.Length > 0)
        {
            return PollClaim.Of(polls);
        }

        if (taken.Polls.Count > 0)
        {
            return PollClaim.None(ClaimRefusal.NoneReady, Pause);
        }

        DateTimeOffset? next = await WaitingOrders.NextAsync<TOrder>(context, wish.Provider, OrderColumns.NextPollAt, cancellationToken).ConfigureAwait(false);
        TimeSpan? pause = next is not { } due ? null : due > wish.At ? due - wish.At : Pause;
        return PollClaim.None(ClaimRefusal.NothingDue, pause);
    }
}
