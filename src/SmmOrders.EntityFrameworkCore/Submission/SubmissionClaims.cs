using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Claims orders to be sent, each in one transaction: the permit, which locks the provider's row; the limit of what is sending, which is
/// therefore exact over all instances; the due order; its intent and its attempt. If there is nothing to send, the permit is given back.
/// </summary>
internal sealed class SubmissionClaims<TContext, TOrder, TKey>(
    OrderWork<TContext, TOrder, TKey> work, OwnTransactions<TContext, TOrder> own, ProviderWork<TContext, TOrder, TKey> providers, OrderStoreOptions options, TimeProvider time)
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
        bool isAdded = false;
        for (int attempt = 1; attempt <= options.ConflictAttempts; attempt++)
        {
            Step step = await RunAsync(new(provider, at, InstantColumn.Cut(at + timeOut + Margin)), cancellationToken).ConfigureAwait(false);
            if (step.Claim is not null)
            {
                return step.Claim;
            }

            if (step.IsProviderMissing)
            {
                await providers.AddAsync(provider, cancellationToken).ConfigureAwait(false);
                (attempt, isAdded) = (isAdded ? attempt : attempt - 1, true);
            }
            else if (step.AtFault is { } order)
            {
                await MoveOutAsync(order, at + FaultPause, cancellationToken).ConfigureAwait(false);
            }
        }

        return SubmissionClaim.None(SubmissionClaimRefusal.NoneReady, Pause);
    }

    private async Task<Step> RunAsync(Wish wish, CancellationToken cancellationToken)
    {
        // A transaction that reached its COMMIT, and whose answer is missing.
        Claiming? unsure = null;
        try
        {
            return await own.RunAsync(
                async (context, payer) =>
                {
                    if (unsure is { } before && await WasCommittedAsync(context, before, cancellationToken).ConfigureAwait(false))
                    {
                        return new(Claim: before.Claim);
                    }

                    unsure = null;
                    SubmissionTables<TOrder, TKey> tables = providers.TablesOf(context);
                    IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        (Step step, Claiming? claiming) = await ClaimAsync(context, payer, tables, wish, cancellationToken).ConfigureAwait(false);
                        if (claiming is not null)
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            unsure = claiming;
                            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        }

                        return step;
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (unsure is not null && !cancellationToken.IsCancellationRequested)
        {
            // It may have been committed, and then there is an order to send.
            Claiming claiming = unsure;
            if (await own.RunAsync((context, _) => WasCommittedAsync(context, claiming, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                return new(Claim: claiming.Claim);
            }

            throw;
        }
    }

    private async Task<(Step Step, Claiming? Claiming)> ClaimAsync(
        TContext context, IRefundPayer<TContext, TOrder> payer, SubmissionTables<TOrder, TKey> tables, Wish wish, CancellationToken cancellationToken)
    {
        ProviderPermit permit = await tables.Permits.TakeAsync(context, wish.Provider, wish.OverdueAt - wish.At, time, cancellationToken).ConfigureAwait(false);
        if (permit.SendingLimit is not { } limit)
        {
            return permit.IsMissing ? (new(IsProviderMissing: true), null) : (None(permit.Refusal!.Value, permit.RetryAfter), null);
        }

        // After the permit, which holds the provider's row: nobody else makes an order sending meanwhile.
        if (await SendingOrders.CountAsync<TOrder>(context, wish.Provider, cancellationToken).ConfigureAwait(false) >= limit)
        {
            return (None(SubmissionClaimRefusal.SendingLimit, Pause), null);
        }

        (bool isFound, TKey key) = await tables.Due.FindAsync(context, wish.Provider, wish.At, cancellationToken).ConfigureAwait(false);
        if (!isFound)
        {
            DateTimeOffset? next = await SendingOrders.NextAsync<TOrder>(context, wish.Provider, cancellationToken).ConfigureAwait(false);
            TimeSpan? pause = next is not { } due ? null : due > wish.At ? due - wish.At : Pause;
            return (None(SubmissionClaimRefusal.NothingDue, pause), null);
        }

        return await SendAsync(context, payer, work.TableOf(context).ToOrderKey(key), wish, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(Step Step, Claiming? Claiming)> SendAsync(
        TContext context, IRefundPayer<TContext, TOrder> payer, OrderKey order, Wish wish, CancellationToken cancellationToken)
    {
        OrderSubmission send = new() { Order = order, Step = SubmissionStep.Send(wish.OverdueAt), At = wish.At };
        Guid id = Guid.CreateVersion7();
        WriteAttempt attempt = new();
        WrittenBatch<TOrder, TKey, OrderSubmissionOutcome> written;
        try
        {
            OrderTasks<TOrder, TKey, OrderSubmissionOutcome> tasks = new() { All = [new SubmissionTask<TOrder, TKey>(send, id)] };
            written = await work.Orders.WriteAsync(context, payer, tasks, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (OwnBatch<TContext, TOrder, TKey, OrderSubmissionOutcome>.IsOfAnOrder(exception, attempt, cancellationToken))
        {
            return (new(AtFault: order), null);
        }

        if (written.Won.Count == 0)
        {
            return (written.Planned[0]?.Change is null ? new(AtFault: order) : default, null);
        }

        OrderRow<TOrder, TKey> row = written.Planned[0]!.Row;
        SubmissionClaim claim = SubmissionClaim.Of(new()
        {
            Order = order,
            Attempt = id,
            Provider = wish.Provider,
            ProviderService = row.ProviderService,
            Fields = RequestFields.FromStored(row.RequestFields),
            OverdueAt = wish.OverdueAt,
        });
        return (new(Claim: claim), new(claim, attempt.WriteId, written.Won));
    }

    private Task<bool> WasCommittedAsync(TContext context, Claiming claiming, CancellationToken cancellationToken) =>
        work.Orders.WasWrittenAsync(context, claiming.WriteId, claiming.Won, cancellationToken);

    // An order that cannot be read or decided holds up no other: its next turn is moved out.
    private async Task MoveOutAsync(OrderKey order, DateTimeOffset to, CancellationToken cancellationToken) => _ = await own.RunAsync(
        (context, _) => work.TableOf(context).TryFromOrderKey(order, out TKey key)
            ? context.Set<TOrder>().IgnoreQueryFilters().Where(work.TableOf(context).HasKeyIn([key]))
                .Where(each => EF.Property<DateTimeOffset?>(each, OrderColumns.NextSendAt) < to)
                .ExecuteUpdateAsync(
                    setters => setters
                        .SetProperty(each => EF.Property<DateTimeOffset?>(each, OrderColumns.NextSendAt), (DateTimeOffset?)to)
                        .SetProperty(each => EF.Property<RefusalKind?>(each, OrderColumns.WaitingFor), (RefusalKind?)null),
                    cancellationToken)
            : Task.FromResult(0),
        cancellationToken).ConfigureAwait(false);

    private static Step None(SubmissionClaimRefusal refusal, TimeSpan? retryAfter) => new(Claim: SubmissionClaim.None(refusal, retryAfter));

    private sealed record Wish(string Provider, DateTimeOffset At, DateTimeOffset OverdueAt);

    private sealed record Claiming(SubmissionClaim Claim, Guid WriteId, IReadOnlySet<TKey> Won);

    /// <summary>How one transaction ended; <c>default</c> if another writer was faster.</summary>
    private readonly record struct Step(SubmissionClaim? Claim = null, bool IsProviderMissing = false, OrderKey? AtFault = null);
}
