using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// Passes what is queued at a provider in trouble on to the next provider of its service. Nothing was sent there since, and an order whose
/// request was under way is not queued.
/// </summary>
internal sealed class QueuedPassing(IOrderStore store, ILogger logger)
{
    private const int PageSize = 500;

    // How often all that is queued is gone over: it only saves work.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);

    /// <summary>Passes on what can be, if the panel itself stopped the provider, or it is failing.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="set">The options.</param>
    /// <param name="providers">The panel's providers.</param>
    /// <param name="stopping">Ends it after an order.</param>
    /// <returns>How many orders went on.</returns>
    internal async Task<int> PassOnAsync(string provider, DateTimeOffset now, OrderSubmissionOptions set, SmmProviderList providers, CancellationToken stopping)
    {
        if (set.NextProviders.Count == 0 || (_next.TryGetValue(provider, out DateTimeOffset next) && now < next))
        {
            return 0;
        }

        // What a person stopped, or what may have been sent before a backup was restored, stays where it is.
        ProviderState state = await store.ReadProviderAsync(provider, stopping).ConfigureAwait(false);
        string? why = state.Stop is { By: null, ProbeAt: not null } stop ? stop.Why : state.Stop is null ? state.Trouble?.Words : null;
        if (why is null)
        {
            return 0;
        }

        _next[provider] = now + Every;
        int count = 0;
        var standing = new Dictionary<string, bool>(StringComparer.Ordinal);
        string[] services = [.. set.NextProviders.Keys];
        OrderKey? after = null;
        IReadOnlyList<QueuedOrder> page;
        do
        {
            page = await store.ReadQueuedAsync(provider, services, after, PageSize, stopping).ConfigureAwait(false);
            foreach (QueuedOrder queued in page)
            {
                stopping.ThrowIfCancellationRequested();
                if (await FindAsync(queued, provider, set, providers, standing, stopping).ConfigureAwait(false) is { } to)
                {
                    OrderPassing passing = new() { Order = queued.Order, From = provider, To = to, At = now, Note = why };
                    count += (await store.PassOnAsync(passing, CancellationToken.None).ConfigureAwait(false)).Status == ApplyStatus.Applied ? 1 : 0;
                }

                after = queued.Order;
            }
        }
        while (page.Count == PageSize);

        if (count > 0)
        {
            HostLog.PassedOn(logger, provider, count);
        }

        return count;
    }

    // The first that takes orders: one that is in trouble itself would only have it wait elsewhere.
    private async Task<NextProvider?> FindAsync(
        QueuedOrder queued, string provider, OrderSubmissionOptions set, SmmProviderList providers, Dictionary<string, bool> standing, CancellationToken stopping)
    {
        foreach (NextProvider each in NextProviders.Of(OrderToPass.Of(queued, provider), set, providers))
        {
            if (!standing.TryGetValue(each.Provider, out bool stands))
            {
                standing[each.Provider] = stands = await store.ReadProviderAsync(each.Provider, stopping).ConfigureAwait(false) is { Stop: null, Trouble: null };
            }

            if (stands)
            {
                return each;
            }
        }

        return null;
    }
}
