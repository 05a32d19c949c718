using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads and writes the rows of providers, in transactions of its own.</summary>
internal sealed partial class ProviderWork<TContext, TOrder, TKey>(
    OwnTransactions<TContext, TOrder> own, Func<DbContext, StoreModel<TOrder, TKey>> modelOf, UnansweredRule unanswered, TimeProvider time)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal Task<ProviderState> ReadAsync(string provider, CancellationToken cancellationToken) => own.RunAsync(
        async (context, _) =>
        {
            EnsureTable(context);
            OrderProvider? row = await Rows(context, provider).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            return StateOf(row ?? NewRow(provider));
        },
        cancellationToken);

    internal Task LimitAsync(ProviderLimits limits, CancellationToken cancellationToken)
    {
        long? every = limits.PermitEvery?.Ticks / TimeSpan.TicksPerMicrosecond;
        return UpdateAsync(
            limits.Provider,
            setters =>
            {
                _ = setters.SetProperty(row => row.PermitEvery, every).SetProperty(row => row.SendingLimit, limits.SendingLimit);
                if (every is null)
                {
                    _ = setters.SetProperty(row => row.NextPermitAt, (DateTimeOffset?)null);
                }
            },
            _ => true,
            cancellationToken);
    }

    /// <summary>Adds the provider's row, unless another instance was faster.</summary>
    internal async Task AddAsync(string provider, CancellationToken cancellationToken)
    {
        try
        {
            _ = await own.RunAsync(
                async (context, _) =>
                {
                    ProviderTable table = TableOf(context);
                    await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                    await table.InsertAsync(context, NewRow(provider), cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseErrors.IsUniqueViolation(exception))
        {
            // It is there, which is all that was asked for.
        }
    }

    internal ProviderTable TableOf(DbContext context) => modelOf(context).Providers ?? throw ProviderTable.Missing();

    internal void EnsureTable(DbContext context) => _ = TableOf(context);

    private static OrderProvider NewRow(string provider) => new() { Name = provider, SendingLimit = new ProviderLimits { Provider = provider }.SendingLimit };

    private static IQueryable<OrderProvider> Rows(DbContext context, string provider) =>
        context.Set<OrderProvider>().AsNoTracking().IgnoreQueryFilters().Where(row => row.Name == provider);

    private static ProviderState StateOf(OrderProvider row) => new()
    {
        Limits = new()
        {
            Provider = row.Name,
            PermitEvery = row.PermitEvery is { } every ? new TimeSpan(every * TimeSpan.TicksPerMicrosecond) : null,
            SendingLimit = row.SendingLimit,
        },
        NextPermitAt = row.NextPermitAt,
        Stop = row.SubmissionStoppedSince is { } since
            ? new() { Provider = row.Name, Since = since, Why = row.SubmissionStoppedWhy ?? "", By = row.SubmissionStoppedBy, ProbeAt = row.SubmissionProbeAt }
            : null,
        Pause = row.PollingPausedSince is { } paused
            ? new() { Provider = row.Name, Since = paused, Why = row.PollingPausedWhy ?? "", By = row.PollingPausedBy }
            : null,
        Trouble = TroubleOf(row),
        UnknownInARow = row.UnknownInARow,
    };

    // The row is added when it is first used.
    private async Task<bool> UpdateAsync(
        string provider, Action<UpdateSettersBuilder<OrderProvider>> set, Expression<Func<OrderProvider, bool>> only, CancellationToken cancellationToken)
    {
        for (bool isAdded = false; ; isAdded = true)
        {
            (bool isThere, bool isUpdated) = await own.RunAsync(
                async (context, _) =>
                {
                    EnsureTable(context);
                    int updated = await Rows(context, provider).Where(only).ExecuteUpdateAsync(set, cancellationToken).ConfigureAwait(false);
                    return (updated > 0 || await Rows(context, provider).AnyAsync(cancellationToken).ConfigureAwait(false), updated > 0);
                },
                cancellationToken).ConfigureAwait(false);
            if (isThere || isAdded)
            {
                return isUpdated;
            }

            await AddAsync(provider, cancellationToken).ConfigureAwait(false);
        }
    }
}
