using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Claims orders to be sent, each in one transaction: the permit, which locks the provider's row; the limit of what is sending, which is
/// therefore exact over all instances; the due order; its intent and its attempt. If there is nothing to send, the permit is given back.
/// </summary>
internal sealed class SubmissionClaims<TContext, TOrder, TKey>(
    OrderWork<TContext, TOrder, TKey> work, ClaimRunner<TContext, TOrder, TKey> claims, ProviderWork<TContext, TOrder, TKey> providers, TimeProvider time)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(30);

    internal async Task<SubmissionClaim> ClaimAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(now);
        Wish wish = new(provider, at, InstantColumn.Cut(at + timeOut + Margin));
        return await claims.RunAsync(
                provider,
                (context, payer) => ClaimAsync(context, payer, wish, cancellationToken),
                (context, order) => MoveOutAsync(context, order, at + FaultPause, cancellationToken),
                cancellationToken).ConfigureAwait(false)
            ?? SubmissionClaim.None(ClaimRefusal.NoneReady, Pause);
    }

    private async Task<ClaimStep<SubmissionClaim, TKey>> ClaimAsync(TContext context, IRefundPayer<TContext, TOrder> payer, Wish wish, CancellationToken cancellationToken)
    {
        StoreModel<TOrder, TKey> model = work.ModelOf(context);
        SubmissionTables<TOrder, TKey> tables = model.Submissions ?? throw SubmissionTables<TOrder, TKey>.Missing(model.Table);
        ProviderPermit permit = await providers.TableOf(context).Permits
            .TakeAsync(context, wish.Provider, PermitUse.Send, TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
        if (permit.SendingLimit is not { } limit)
        {
            return permit.IsMissing ? ClaimStep<SubmissionClaim, TKey>.ProviderMissing : None(permit.Refusal!.Value, permit.RetryAfter);
        }

        // After the permit, which holds the provider's row: nobody else makes an order sending meanwhile.
        if (await SendingOrders.CountAsync<TOrder>(context, wish.Provider, cancellationToken).ConfigureAwait(false) >= limit)
        {
            return None(ClaimRefusal.SendingLimit, Pause);
        }

        (bool isFound, TKey key) = await tables.Due.FindAsync(context, wish.Provider, wish.At, cancellationToken).ConfigureAwait(false);
        if (!isFound)
        {
            DateTimeOffset? next = await WaitingOrders.NextAsync<TOrder>(context, wish.Provider, OrderColumns.NextSendAt, cancellationToken).ConfigureAwait(false);
            TimeSpan? pause = next is not { } due ? null : due > wish.At ? due - wish.At : Pause;
            return None(ClaimRefusal.NothingDue, pause);
        }

        return await SendAsync(context, payer, model.Table.ToOrderKey(key), wish, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ClaimStep<SubmissionClaim, TKey>> SendAsync(
        TContext context, IRefundPayer<TContext, TOrder> payer, OrderKey order, Wish wish, CancellationToken cancellationToken)
    {
        OrderSubmission send = new() { Order = order, Step = SubmissionStep.Send(wish.OverdueAt), At = wish.At };
        Guid id = Guid.CreateVersion7();
        if (await claims.WriteAsync(context, payer, new SubmissionTask<TOrder, TKey>(send, id), cancellationToken).ConfigureAwait(false) is not ({ } written, var writeId))
        {
            return ClaimStep<SubmissionClaim, TKey>.Faulty(order);
        }

        if (written.Won.Count == 0)
        {
            return written.Planned[0]?.Change is null ? ClaimStep<SubmissionClaim, TKey>.Faulty(order) : ClaimStep<SubmissionClaim, TKey>.Outrun;
        }

        OrderRow<TOrder, TKey> row = written.Planned[0]!.Row;
        SubmissionClaim claim = SubmissionClaim.Of(new()
        {
            Order = order,
            Attempt = id,
            Provider = wish.Provider,
            ProviderService = row.ProviderService,
            Fields = RequestFields.FromStored(row.RequestFields),
            Service = row.Service,
            Quantity = row.Quantity,
            Charge = row.Charge,
            Currency = row.Currency,
            OverdueAt = wish.OverdueAt,
        });
        return ClaimStep<SubmissionClaim, TKey>.Claimed(claim, writeId, written.Won);
    }

    // An order that cannot be read or decided holds up no other: its next turn is moved out.
    private async Task MoveOutAsync(TContext context, OrderKey order, DateTimeOffset to, CancellationToken cancellationToken)
    {
        OrderTable<TOrder, TKey> table = work.TableOf(context);
        if (table.TryFromOrderKey(order, out TKey key))
        {
            _ = await context.Set<TOrder>().IgnoreQueryFilters().Where(table.HasKeyIn([key]))
                .Where(each => EF.Property<DateTimeOffset?>(each, OrderColumns.NextSendAt) < to)
                .ExecuteUpdateAsync(
                    setters => setters
                        .SetProperty(each => EF.Property<DateTimeOffset?>(each, OrderColumns.NextSendAt), (DateTimeOffset?)to)
                        .SetProperty(each => EF.Property<RefusalKind?>(each, OrderColumns.WaitingFor), (RefusalKind?)null),
                    cancellationToken).ConfigureAwait(false);
        }
    }

    private static ClaimStep<SubmissionClaim, TKey> None(ClaimRefusal refusal, TimeSpan? retryAfter) =>
        ClaimStep<SubmissionClaim, TKey>.Refused(SubmissionClaim.None(refusal, retryAfter));

    private sealed record Wish(string Provider, DateTimeOffset At, DateTimeOffset OverdueAt);
}
