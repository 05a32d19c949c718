using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>Gets orders' statuses, several per request if the provider supports it, and one by one if not.</summary>
internal sealed class StatusSender(
    ISmmProvider provider, ProviderFacts facts, BatchSender batches, ProviderLifetime lifetime, TimeProvider time, ILogger logger)
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

    internal async Task<ImmutableArray<ProviderItem<ProviderAnswer>>> SendAsync(ImmutableArray<string> orderIds, CancellationToken cancellationToken)
    {
        using ProviderLifetime.Use use = lifetime.Begin();

        // The first request for several orders shows whether more of them are worth sending.
        int first = Current() == Ability.Unknown ? Math.Min(orderIds.Length, facts.MaxOrdersPerRequest) : 0;
        ImmutableArray<ProviderItem<ProviderAnswer>> begun = first < orderIds.Length
            ? await batches.SendAsync(orderIds[..first], SendSomeAsync, cancellationToken).ConfigureAwait(false)
            : [];
        return [.. begun, .. await batches.SendAsync(orderIds[begun.Length..], SendSomeAsync, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>Yields each batch as it arrives. Batches do not wait for one another, so several may find out at once that the provider supports no batches.</summary>
    internal IAsyncEnumerable<ImmutableArray<ProviderItem<ProviderAnswer>>> StreamAsync(ImmutableArray<string> orderIds, CancellationToken cancellationToken) =>
        batches.StreamAsync(orderIds, SendSomeAsync, cancellationToken);

    private async Task<ImmutableArray<ProviderItem<ProviderAnswer>>> SendSomeAsync(ImmutableArray<string> orderIds, CancellationToken cancellationToken)
    {
        if (orderIds.Length > 1 && Current() == Ability.One)
        {
            return await SendOneByOneAsync(orderIds, cancellationToken).ConfigureAwait(false);
        }

        ImmutableArray<ProviderItem<ProviderAnswer>> items = batches.Checked(
            await provider.GetStatusesAsync(orderIds, cancellationToken).ConfigureAwait(false), orderIds);
        if (orderIds.Length == 1)
        {
            return items;
        }

        if (!items.All(item => IsRefusedAsAWhole(item.Result)))
        {
            AnsweredMany(items.Any(item => item.Result.IsSuccess));
            return items;
        }

        // A different order each time: an order that the provider has forgotten would be refused alone as well.
        int at = (int)((uint)Interlocked.Increment(ref _turn) % (uint)orderIds.Length);
        ProviderResult<ProviderAnswer> alone = await provider.GetStatusAsync(orderIds[at], cancellationToken).ConfigureAwait(false);
        if (!alone.TryGetValue(out ProviderAnswer answer) || !IsOfAnOrder(answer))
        {
            return items;
        }

        CannotAnswerMany(items[0].Result.Failure!);
        ImmutableArray<ProviderItem<ProviderAnswer>> others = await SendOneByOneAsync(orderIds.RemoveAt(at), cancellationToken).ConfigureAwait(false);
        return others.Insert(at, new(orderIds[at], alone));
    }

    private async Task<ImmutableArray<ProviderItem<ProviderAnswer>>> SendOneByOneAsync(ImmutableArray<string> orderIds, CancellationToken cancellationToken)
    {
        ImmutableArray<ProviderItem<ProviderAnswer>>.Builder items = ImmutableArray.CreateBuilder<ProviderItem<ProviderAnswer>>(orderIds.Length);
        foreach (string orderId in orderIds)
        {
            items.Add(new(orderId, await provider.GetStatusAsync(orderId, cancellationToken).ConfigureAwait(false)));
        }

        return items.MoveToImmutable();
    }

    // Not for a refused key, a rate limit or an outage: those would affect a single order as well.
    private static bool IsRefusedAsAWhole(ProviderResult<ProviderAnswer> result) => result.Failure is
    {
        IsOfWholeRequest: true,
        Refusal: not (null or RefusalKind.Unauthorized or RefusalKind.RateLimited or RefusalKind.Maintenance),
    };

    // Canceled with nothing else of an order may be the same refusal again: {"status":"fail"}, where the panel has mapped that word.
    private static bool IsOfAnOrder(in ProviderAnswer answer) =>
        answer.Report.Kind == ReportKind.Status
        && (answer.Report.Status != OrderStatus.Canceled || !answer.Report.Remains.IsMissing || answer is not { StartCount: null, Charge: null, Parent: null });

    private Ability Current()
    {
        lock (_gate)
        {
            return _refusedMany is { } since && time.GetElapsedTime(since) < Remembered ? Ability.One
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
            _refusedMany = time.GetTimestamp();
        }

        ProviderLog.CannotAnswerMany(logger, facts.Name, refusal.Detail);
    }
}
