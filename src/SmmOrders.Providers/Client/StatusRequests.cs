using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>Asks for orders' statuses, many a request where the provider can answer so, and one by one where it cannot.</summary>
internal sealed class StatusRequests(ProviderRequests requests, BatchRequests batches, ProviderSetup setup, ILogger logger)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private bool _hasAnsweredMany;
    private long? _refusedMany;
    private int _turn;

    private enum Ability
    {
        Unknown,
        Many,
        One,
    }

    internal Task<ProviderResult<ProviderAnswer>> SendAsync(string orderId, CancellationToken cancellationToken) => requests.SendAsync(
        setup.Call(ProviderAction.Status, new KeyValuePair<string, string>("order", orderId)),
        body => setup.Readers.Status(body, orderId),
        cancellationToken);

    internal async Task<ImmutableArray<ProviderItem<ProviderAnswer>>> SendAsync(ImmutableArray<string> orderIds, CancellationToken cancellationToken)
    {
        // The first question about many tells whether the others are worth asking.
        int first = Current() == Ability.Unknown ? Math.Min(orderIds.Length, setup.Options.Bulk.MaxOrdersPerRequest) : 0;
        ImmutableArray<ProviderItem<ProviderAnswer>> begun = first < orderIds.Length
            ? await batches.SendAsync(orderIds[..first], SendSomeAsync, cancellationToken).ConfigureAwait(false)
            : [];
        return [.. begun, .. await batches.SendAsync(orderIds[begun.Length..], SendSomeAsync, cancellationToken).ConfigureAwait(false)];
    }

    private async Task<ProviderResult<ProviderAnswer>[]> SendSomeAsync(ImmutableArray<string> orderIds, CancellationToken cancellationToken)
    {
        if (orderIds.Length == 1)
        {
            return await batches.SendOneAsync(ProviderAction.Status, "order", orderIds, setup.Readers.Statuses, cancellationToken).ConfigureAwait(false);
        }

        if (Current() == Ability.One)
        {
            return await SendOneByOneAsync(orderIds, cancellationToken).ConfigureAwait(false);
        }

        bool isOfAll = true; // So is what HTTP itself refuses.
        ProviderBulkOptions bulk = setup.Options.Bulk;
        ProviderResult<ProviderAnswer>[] results = await requests.SendAsync(
            setup.Call(ProviderAction.Status, bulk.StatusAction, new KeyValuePair<string, string>(bulk.StatusField, string.Join(',', orderIds))),
            orderIds.Length,
            body => setup.Readers.Statuses(body, orderIds, out isOfAll),
            cancellationToken).ConfigureAwait(false);
        if (!(isOfAll && IsRefused(results[0])))
        {
            AnsweredMany(Array.Exists(results, result => result.IsSuccess));
            return results;
        }

        // Another one each time: one that the provider has forgotten would be refused alone as well.
        int at = (int)((uint)Interlocked.Increment(ref _turn) % (uint)orderIds.Length);
        ProviderResult<ProviderAnswer> alone = await SendAsync(orderIds[at], cancellationToken).ConfigureAwait(false);
        if (!alone.TryGetValue(out ProviderAnswer answer) || answer.Report.Kind != ReportKind.Status)
        {
            return results;
        }

        CannotAnswerMany(results[0].Failure!);
        ProviderResult<ProviderAnswer>[] others = await SendOneByOneAsync(orderIds.RemoveAt(at), cancellationToken).ConfigureAwait(false);
        return [.. others[..at], alone, .. others[at..]];
    }

    private async Task<ProviderResult<ProviderAnswer>[]> SendOneByOneAsync(ImmutableArray<string> orderIds, CancellationToken cancellationToken)
    {
        var results = new ProviderResult<ProviderAnswer>[orderIds.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = await SendAsync(orderIds[i], cancellationToken).ConfigureAwait(false);
        }

        return results;
    }

    // Not for the key's sake, nor for a rush or an outage: those would refuse one order as well.
    private static bool IsRefused(ProviderResult<ProviderAnswer> result) =>
        result.Failure?.Refusal is not (null or RefusalKind.Unauthorized or RefusalKind.RateLimited or RefusalKind.Maintenance);

    private Ability Current()
    {
        lock (_gate)
        {
            return _refusedMany is { } since && setup.Time.GetElapsedTime(since) < Remembered ? Ability.One
                : _hasAnsweredMany ? Ability.Many
                : Ability.Unknown;
        }
    }

    private void AnsweredMany(bool hasAnswered)
    {
        lock (_gate)
        {
            _hasAnsweredMany |= hasAnswered;
        }
    }

    private void CannotAnswerMany(ProviderFailure refusal)
    {
        lock (_gate)
        {
            _hasAnsweredMany = false;
            _refusedMany = setup.Time.GetTimestamp();
        }

        ProviderLog.CannotAnswerMany(logger, setup.Name, refusal.Detail);
    }
}
