using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Claims requests to be sent, and refills to be followed. If nothing is due, the permit is given back.</summary>
internal sealed class RequestClaims<TContext, TOrder, TKey>(
    OrderWork<TContext, TOrder, TKey> work, OwnTransactions<TContext, TOrder> own, ClaimRunner<TContext, TOrder, TKey> claims, ProviderWork<TContext, TOrder, TKey> providers, TimeProvider time)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(30);

    internal async Task<RequestClaim> ClaimAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(now);
        DateTimeOffset overdueAt = InstantColumn.Cut(at + timeOut + Margin);
        return await claims.RunAsync(
                provider,
                (context, payer) => ClaimAsync(context, payer, provider, at, overdueAt, cancellationToken),
                (context, order) => MoveOutAsync(context, order, provider, at, cancellationToken),
                cancellationToken).ConfigureAwait(false)
            ?? RequestClaim.None(ClaimRefusal.NoneReady, Pause);
    }

    internal async Task<RefillClaim> ClaimRefillsAsync(string provider, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(now);
        for (bool isAdded = false; ; isAdded = true)
        {
            RefillClaim? claim = await own.RunAsync((context, _) => ClaimRefillsAsync(context, provider, at, most, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (claim is not null || isAdded)
            {
                return claim ?? RefillClaim.None(ClaimRefusal.NoneReady, Pause);
            }

            await providers.AddAsync(provider, cancellationToken).ConfigureAwait(false);
        }
    }

    internal Task<int> ReturnRefillsAsync(IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. refills.Select(refill => refill.Request)];
        DateTimeOffset? due = InstantColumn.Cut(now);
        return own.RunAsync(
            (context, payer) =>
            {
                _ = TableOf(context);
                return RequestTable<TOrder, TKey>.All(context).Where(request => ids.Contains(request.Id) && request.Status == RequestStatus.Acknowledged && request.DueAt > due)
                    .ExecuteUpdateAsync(setters => setters.SetProperty(request => request.DueAt, due), cancellationToken);
            },
            cancellationToken);
    }

    internal Task EnsureTableAsync(CancellationToken cancellationToken) => own.RunAsync((context, _) => Task.FromResult(TableOf(context)), cancellationToken);

    internal RequestTable<TOrder, TKey> TableOf(DbContext context) => work.ModelOf(context).Requests ?? throw RequestTable<TOrder, TKey>.Missing();

    private async Task<ClaimStep<RequestClaim, TKey>> ClaimAsync(
        TContext context, IRefundPayer<TContext, TOrder> payer, string provider, DateTimeOffset at, DateTimeOffset overdueAt, CancellationToken cancellationToken)
    {
        _ = TableOf(context);
        ProviderPermit permit = await providers.TableOf(context).Permits.TakeAsync(context, provider, PermitUse.Send, TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
        if (permit.SendingLimit is null)
        {
            return permit.IsMissing ? ClaimStep<RequestClaim, TKey>.ProviderMissing : None(permit.Refusal!.Value, permit.RetryAfter);
        }

        IQueryable<OrderRequestEntry<TKey>> asked = Of(context, provider, RequestStatus.Asked);
        if (await TakeAsync(context, asked, at, 1, cancellationToken).ConfigureAwait(false) is not [var request])
        {
            return None(ClaimRefusal.NothingDue, await PauseAsync(asked, at, cancellationToken).ConfigureAwait(false));
        }

        OrderKey order = work.TableOf(context).ToOrderKey(request.OrderId);
        SendRequestTask<TOrder, TKey> send = new(order, request, at, overdueAt);
        if (await claims.WriteAsync(context, payer, send, cancellationToken).ConfigureAwait(false) is not ({ Planned: [{ } planned] } written, var writeId))
        {
            return ClaimStep<RequestClaim, TKey>.Faulty(order);
        }

        return planned.Change is null ? ClaimStep<RequestClaim, TKey>.Claimed(null, writeId, written.Won)
            : written.Won.Count == 0 ? ClaimStep<RequestClaim, TKey>.Outrun
            : ClaimStep<RequestClaim, TKey>.Claimed(RequestClaim.Of(planned.Outcome(ApplyStatus.Applied)!), writeId, written.Won);
    }

    // Null if the provider has no row yet.
    private async Task<RefillClaim?> ClaimRefillsAsync(TContext context, string provider, DateTimeOffset at, int most, CancellationToken cancellationToken)
    {
        _ = TableOf(context);
        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            ProviderPermit permit = await providers.TableOf(context).Permits.TakeAsync(context, provider, PermitUse.Poll, TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
            if (permit.SendingLimit is null)
            {
                return permit.Refusal is { } refusal ? RefillClaim.None(refusal, permit.RetryAfter) : null;
            }

            IQueryable<OrderRequestEntry<TKey>> acknowledged = Of(context, provider, RequestStatus.Acknowledged);
            List<OrderRequestEntry<TKey>> due = await TakeAsync(context, acknowledged, at, most, cancellationToken).ConfigureAwait(false);
            List<ClaimedRefill> refills = [];

            // A few intervals, whatever the number of refills.
            foreach (IGrouping<TimeSpan, OrderRequestEntry<TKey>> each in due.GroupBy(request => RefillInterval.After(at - (request.AnsweredAt ?? request.AskedAt))))
            {
                Guid[] ids = [.. each.Select(request => request.Id)];
                DateTimeOffset? next = InstantColumn.Cut(at + each.Key);
                int claimed = await RequestTable<TOrder, TKey>.All(context).Where(request => ids.Contains(request.Id) && request.Status == RequestStatus.Acknowledged && request.DueAt <= at)
                    .ExecuteUpdateAsync(setters => setters.SetProperty(request => request.DueAt, next), cancellationToken).ConfigureAwait(false);
                if (claimed == ids.Length)
                {
                    refills.AddRange(each.Select(request => new ClaimedRefill
                    {
                        Order = work.TableOf(context).ToOrderKey(request.OrderId),
                        Request = request.Id,
                        ProviderRequestId = request.ProviderRequestId!,
                    }));
                }
            }

            if (refills.Count == 0)
            {
                return due.Count > 0
                    ? RefillClaim.None(ClaimRefusal.NoneReady, Pause)
                    : RefillClaim.None(ClaimRefusal.NothingDue, await PauseAsync(acknowledged, at, cancellationToken).ConfigureAwait(false));
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return RefillClaim.Of(refills);
        }
    }

    // The request of an order that cannot be read or decided holds up no other.
    private async Task MoveOutAsync(TContext context, OrderKey order, string provider, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (work.TableOf(context).TryFromOrderKey(order, out TKey key))
        {
            _ = await Of(context, provider, RequestStatus.Asked).Where(request => request.OrderId.Equals(key) && request.DueAt <= at)
                .ExecuteUpdateAsync(setters => setters.SetProperty(request => request.DueAt, (DateTimeOffset?)(at + FaultPause)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static IQueryable<OrderRequestEntry<TKey>> Of(DbContext context, string provider, RequestStatus status) =>
        RequestTable<TOrder, TKey>.All(context).Where(request => request.Provider == provider && request.Status == status && request.DueAt != null);

    private static async Task<List<OrderRequestEntry<TKey>>> TakeAsync(
        DbContext context, IQueryable<OrderRequestEntry<TKey>> requests, DateTimeOffset at, int most, CancellationToken cancellationToken)
    {
        IQueryable<Guid> due = requests.Where(request => request.DueAt <= at).OrderBy(request => request.DueAt).ThenBy(request => request.Id).Select(request => request.Id).Take(most);
        List<Guid> ids = await RowLocks.TakeAsync(context, due, value => (Guid)value, cancellationToken).ConfigureAwait(false);
        return ids.Count == 0
            ? []
            : await RequestTable<TOrder, TKey>.All(context).Where(request => ids.Contains(request.Id)).OrderBy(request => request.DueAt).ThenBy(request => request.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<TimeSpan?> PauseAsync(IQueryable<OrderRequestEntry<TKey>> requests, DateTimeOffset at, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = await requests.OrderBy(request => request.DueAt).Select(request => request.DueAt).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return next is not { } due ? null : due > at ? due - at : Pause;
    }

    private static ClaimStep<RequestClaim, TKey> None(ClaimRefusal refusal, TimeSpan? retryAfter) => ClaimStep<RequestClaim, TKey>.Refused(RequestClaim.None(refusal, retryAfter));
}
