using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads and writes the rows of providers, in transactions of its own.</summary>
internal sealed class ProviderWork<TContext, TOrder, TKey>(
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

    /// <summary>Stops a provider. One statement decides who of several was first.</summary>
    internal async Task<bool> StopAsync(SubmissionStop stop, CancellationToken cancellationToken)
    {
        if (await StopAsync(stop, row => row.SubmissionStoppedSince == null, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        // Another one that was resumed in between is as good as never stopped.
        _ = stop.By is not null
            ? await StopAsync(stop, row => row.SubmissionStoppedSince != null, cancellationToken).ConfigureAwait(false)
            : await UpdateAsync(
                stop.Provider,
                setters => setters
                    .SetProperty(row => row.SubmissionStoppedWhy, stop.Why)
                    .SetProperty(row => row.SubmissionProbeAt, stop.ProbeAt is { } at ? InstantColumn.Cut(at) : null),
                row => row.SubmissionStoppedSince != null && row.SubmissionStoppedBy == null && row.SubmissionProbeAt != null,
                cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Stops those that have something to send, an order or a request, and are not stopped.</summary>
    internal async Task<IReadOnlyList<string>> StopAllAsync(DateTimeOffset since, string why, string? by, CancellationToken cancellationToken)
    {
        List<string> stopped = [];
        string[] waiting = await own.RunAsync(
            async (context, _) =>
            {
                EnsureTable(context);
                string[] queued = [.. await WaitingOrders.ProvidersAsync<TOrder>(context, OrderColumns.NextSendAt, cancellationToken).ConfigureAwait(false)];
                return modelOf(context).Requests is null
                    ? queued
                    : [.. queued, .. await RequestTable<TOrder, TKey>.ProvidersAsync(context, cancellationToken).ConfigureAwait(false)];
            },
            cancellationToken).ConfigureAwait(false);
        foreach (string provider in waiting.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (await StopAsync(new() { Provider = provider, Since = since, Why = why, By = by }, row => row.SubmissionStoppedSince == null || row.SubmissionProbeAt != null, cancellationToken).ConfigureAwait(false))
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

    internal Task<bool> ResumeAsync(string provider, CancellationToken cancellationToken) =>
        ResumeAsync(provider, row => 0, row => row.SubmissionStoppedSince != null || row.UnknownInARow > 0, cancellationToken);

    // Balances are not orders: one order is sent to find out whether the provider answers that again.
    internal Task<bool> ResumeProbedAsync(string provider, CancellationToken cancellationToken) => ResumeAsync(
        provider,
        row => row.UnknownInARow < row.SendingLimit ? row.UnknownInARow : row.SendingLimit - 1,
        row => row.SubmissionStoppedSince != null && row.SubmissionStoppedBy == null && row.SubmissionProbeAt != null,
        cancellationToken);

    private Task<bool> ResumeAsync(
        string provider, Expression<Func<OrderProvider, int>> unknown, Expression<Func<OrderProvider, bool>> only, CancellationToken cancellationToken) => UpdateAsync(
        provider,
        setters => setters
            .SetProperty(row => row.SubmissionStoppedSince, (DateTimeOffset?)null)
            .SetProperty(row => row.SubmissionStoppedBy, (string?)null)
            .SetProperty(row => row.SubmissionStoppedWhy, (string?)null)
            .SetProperty(row => row.SubmissionProbeAt, (DateTimeOffset?)null)
            .SetProperty(row => row.UnknownInARow, unknown),
        only,
        cancellationToken);

    internal Task PauseAsync(PollingPause pause, CancellationToken cancellationToken) => UpdateAsync(
        pause.Provider,
        setters => setters
            .SetProperty(row => row.PollingPausedSince, InstantColumn.Cut(pause.Since))
            .SetProperty(row => row.PollingPausedBy, pause.By)
            .SetProperty(row => row.PollingPausedWhy, pause.Why),
        _ => true,
        cancellationToken);

    internal Task<bool> ResumePollingAsync(string provider, CancellationToken cancellationToken) => UpdateAsync(
        provider,
        setters => setters
            .SetProperty(row => row.PollingPausedSince, (DateTimeOffset?)null)
            .SetProperty(row => row.PollingPausedBy, (string?)null)
            .SetProperty(row => row.PollingPausedWhy, (string?)null),
        row => row.PollingPausedSince != null,
        cancellationToken);

    internal async Task<ProviderTrouble> FailAsync(ProviderOutage outage, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(outage.At);
        (DateTimeOffset probe, string? words) = (InstantColumn.Cut(outage.ProbeAt), StoredText.WordsOf(outage.Words));
        while (true)
        {
            ProviderTrouble? trouble = await own.RunAsync(
                async (context, _) =>
                {
                    EnsureTable(context);
                    IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        int updated = await Rows(context, outage.Provider).ExecuteUpdateAsync(
                            setters => setters
                                .SetProperty(row => row.FailingSince, row => row.FailingSince ?? at)
                                .SetProperty(row => row.FailingWords, words)
                                .SetProperty(row => row.FailingProbeAt, probe),
                            cancellationToken).ConfigureAwait(false);
                        if (updated == 0)
                        {
                            return null;
                        }

                        OrderProvider row = await TellAsync(context, outage.Provider, at, cancellationToken).ConfigureAwait(false);
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                        return TroubleOf(row);
                    }
                },
                cancellationToken).ConfigureAwait(false);
            if (trouble is not null)
            {
                return trouble;
            }

            await AddAsync(outage.Provider, cancellationToken).ConfigureAwait(false);
        }
    }

    internal Task<bool> RecoverAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(now);
        return own.RunAsync(
            async (context, _) =>
            {
                EnsureTable(context);
                IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    int updated = await Rows(context, provider).Where(row => row.FailingSince != null).ExecuteUpdateAsync(
                        setters => setters
                            .SetProperty(row => row.FailingSince, (DateTimeOffset?)null)
                            .SetProperty(row => row.FailingWords, (string?)null)
                            .SetProperty(row => row.FailingProbeAt, (DateTimeOffset?)null)
                            .SetProperty(row => row.FailingToldAt, (DateTimeOffset?)null),
                        cancellationToken).ConfigureAwait(false);
                    if (updated > 0)
                    {
                        await modelOf(context).TellAsync(context, [], [new([], [AttentionKey.OfProvider(provider, Findings.Unanswered, null)], at)], cancellationToken).ConfigureAwait(false);
                    }

                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return updated > 0;
                }
            },
            cancellationToken);
    }

    internal async Task<ProbeClaim> ProbeAsync(string provider, TimeSpan next, CancellationToken cancellationToken)
    {
        ProviderPermit permit = await own.RunAsync(
            async (context, _) =>
            {
                ProviderTable table = TableOf(context);
                IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    ProviderPermit taken = await table.Permits.TakeAsync(context, provider, PermitUse.Probe, next, time, cancellationToken).ConfigureAwait(false);
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return taken;
                }
            },
            cancellationToken).ConfigureAwait(false);
        return permit switch
        {
            { IsMissing: true } => ProbeClaim.None(ClaimRefusal.NothingDue),
            { Refusal: { } refusal } => ProbeClaim.None(refusal, permit.RetryAfter),
            _ => ProbeClaim.Claimed,
        };
    }

    internal Task<IReadOnlyList<string>> FindMissingAsync(IReadOnlyCollection<string> known, DateTimeOffset at, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(known, StringComparer.Ordinal);
        return own.RunAsync(
            async (context, _) =>
            {
                List<string> polled = await WaitingOrders.ProvidersAsync<TOrder>(context, OrderColumns.NextPollAt, cancellationToken).ConfigureAwait(false);
                List<string> queued = await WaitingOrders.ProvidersAsync<TOrder>(context, OrderColumns.NextSendAt, cancellationToken).ConfigureAwait(false);
                List<string> missing = [.. polled.Union(queued, StringComparer.Ordinal).Where(name => !names.Contains(name)).Order(StringComparer.Ordinal)];
                StoreModel<TOrder, TKey> model = modelOf(context);
                if (model.Attention is not null)
                {
                    await TellMissingAsync(context, model, missing, at, cancellationToken).ConfigureAwait(false);
                }

                return (IReadOnlyList<string>)missing;
            },
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

    // Once for each time that it fails, after the threshold for an order.
    private async Task<OrderProvider> TellAsync(DbContext context, string provider, DateTimeOffset at, CancellationToken cancellationToken)
    {
        OrderProvider row = await Rows(context, provider).SingleAsync(cancellationToken).ConfigureAwait(false);
        if (row.FailingToldAt is not null || !unanswered.IsUnanswered(row.FailingSince!.Value, at))
        {
            return row;
        }

        _ = await Rows(context, provider).ExecuteUpdateAsync(setters => setters.SetProperty(each => each.FailingToldAt, at), cancellationToken).ConfigureAwait(false);
        AttentionRow told = new(AttentionKey.OfProvider(provider, Findings.Unanswered, null), null, provider, Findings.Unanswered, row.FailingWords, at);
        await modelOf(context).TellAsync(context, [], [new([told], [], at)], cancellationToken).ConfigureAwait(false);
        return await Rows(context, provider).SingleAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task TellMissingAsync(DbContext context, StoreModel<TOrder, TKey> model, List<string> missing, DateTimeOffset at, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            HashSet<Guid> keys = [.. missing.Select(AttentionKey.OfMissing)];
            List<(string Provider, Guid Key)> open = await model.Attention!.FindOfProvidersAsync(context, Findings.Unanswered, cancellationToken).ConfigureAwait(false);
            AttentionRow[] opened =
            [
                .. missing.Where(name => !open.Exists(row => row.Key == AttentionKey.OfMissing(name))).Select(name => new AttentionRow(
                    AttentionKey.OfMissing(name), null, name, Findings.Unanswered, $"Open orders have the provider {name}, which the panel no longer has.", at)),
            ];
            Guid[] closed = [.. open.Where(row => row.Key == AttentionKey.OfMissing(row.Provider) && !keys.Contains(row.Key)).Select(row => row.Key)];
            if (opened.Length + closed.Length > 0)
            {
                await model.TellAsync(context, [], [new(opened, closed, at)], cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

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

    private static ProviderTrouble? TroubleOf(OrderProvider row) => row.FailingSince is { } since
        ? new() { Since = since, Words = row.FailingWords ?? "", ProbeAt = row.FailingProbeAt ?? since, ToldAt = row.FailingToldAt }
        : null;

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
