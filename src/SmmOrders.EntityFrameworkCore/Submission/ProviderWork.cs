using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads and writes the rows of providers, in transactions of its own.</summary>
internal sealed class ProviderWork<TContext, TOrder, TKey>(OwnTransactions<TContext, TOrder> own, Func<DbContext, StoreModel<TOrder, TKey>> modelOf)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal Task<ProviderState> ReadAsync(string provider, CancellationToken cancellationToken) => own.RunAsync(
        async (context, _) =>
        {
            EnsureTables(context);
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

    internal Task StopAsync(SubmissionStop stop, CancellationToken cancellationToken) => StopAsync(stop, _ => true, cancellationToken);

    /// <summary>Stops those with a queued order that are not stopped.</summary>
    internal async Task<IReadOnlyList<string>> StopAllAsync(DateTimeOffset since, string why, string? by, CancellationToken cancellationToken)
    {
        List<string> stopped = [];
        string[] queued = await own.RunAsync(
            (context, _) =>
            {
                EnsureTables(context);
                return SendingOrders.ProvidersAsync<TOrder>(context, cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);
        foreach (string provider in queued.Order(StringComparer.Ordinal))
        {
            if (await StopAsync(new() { Provider = provider, Since = since, Why = why, By = by }, row => row.SubmissionStoppedSince == null, cancellationToken).ConfigureAwait(false))
            {
                stopped.Add(provider);
            }
        }

        return stopped;
    }

    private Task<bool> StopAsync(SubmissionStop stop, Expression<Func<OrderProvider, bool>> only, CancellationToken cancellationToken) => UpdateAsync(
        stop.Provider,
        setters => setters
            .SetProperty(row => row.SubmissionStoppedSince, InstantColumn.Cut(stop.Since))
            .SetProperty(row => row.SubmissionStoppedBy, stop.By)
            .SetProperty(row => row.SubmissionStoppedWhy, stop.Why)
            .SetProperty(row => row.SubmissionProbeAt, stop.ProbeAt is { } at ? InstantColumn.Cut(at) : null),
        only,
        cancellationToken);

    internal Task<bool> ResumeAsync(string provider, CancellationToken cancellationToken) => UpdateAsync(
        provider,
        setters => setters
            .SetProperty(row => row.SubmissionStoppedSince, (DateTimeOffset?)null)
            .SetProperty(row => row.SubmissionStoppedBy, (string?)null)
            .SetProperty(row => row.SubmissionStoppedWhy, (string?)null)
            .SetProperty(row => row.SubmissionProbeAt, (DateTimeOffset?)null)
            .SetProperty(row => row.UnknownInARow, 0),
        row => row.SubmissionStoppedSince != null,
        cancellationToken);

    /// <summary>Adds the provider's row, unless another instance was faster.</summary>
    internal async Task AddAsync(string provider, CancellationToken cancellationToken)
    {
        try
        {
            _ = await own.RunAsync(
                async (context, _) =>
                {
                    SubmissionTables<TOrder, TKey> tables = TablesOf(context);
                    await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                    await tables.InsertAsync(context, NewRow(provider), cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseErrors.IsUniqueViolation(exception))
        {
            // It is there, which is all that was asked for.
        }
    }

    internal SubmissionTables<TOrder, TKey> TablesOf(DbContext context)
    {
        StoreModel<TOrder, TKey> model = modelOf(context);
        return model.Submissions ?? throw SubmissionTables<TOrder, TKey>.Missing(model.Table);
    }

    private void EnsureTables(DbContext context) => _ = TablesOf(context);

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
                    EnsureTables(context);
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
