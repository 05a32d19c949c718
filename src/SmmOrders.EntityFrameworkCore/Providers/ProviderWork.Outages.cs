using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <content>Providers that fail, and those that the panel no longer has.</content>
internal sealed partial class ProviderWork<TContext, TOrder, TKey>
{
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
                StoreModel<TOrder, TKey> model = modelOf(context);
                string[] asked = model.Requests is null ? [] : await RequestTable<TOrder, TKey>.ProvidersDueAsync(context, cancellationToken).ConfigureAwait(false);
                List<string> missing =
                [
                    .. polled.Union(queued, StringComparer.Ordinal).Union(asked, StringComparer.Ordinal).Where(name => !names.Contains(name)).Order(StringComparer.Ordinal),
                ];
                if (model.Attention is not null)
                {
                    await TellMissingAsync(context, model, missing, at, cancellationToken).ConfigureAwait(false);
                }

                return (IReadOnlyList<string>)missing;
            },
            cancellationToken);
    }

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
                    AttentionKey.OfMissing(name), null, name, Findings.Unanswered, $"Open orders or requests have the provider {name}, which the panel no longer has.", at)),
            ];
            Guid[] closed = [.. open.Where(row => row.Key == AttentionKey.OfMissing(row.Provider) && !keys.Contains(row.Key)).Select(row => row.Key)];
            if (opened.Length + closed.Length > 0)
            {
                await model.TellAsync(context, [], [new(opened, closed, at)], cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static ProviderTrouble? TroubleOf(OrderProvider row) => row.FailingSince is { } since
        ? new() { Since = since, Words = row.FailingWords ?? "", ProbeAt = row.FailingProbeAt ?? since, ToldAt = row.FailingToldAt }
        : null;
}
