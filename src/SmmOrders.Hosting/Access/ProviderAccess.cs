using System.Collections.Concurrent;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Finds the provider that a turn is for, and sees to it that the store spaces its requests as its options say.</summary>
/// <param name="store">The store, which spaces the requests of all instances.</param>
/// <param name="providers">The panel's providers.</param>
/// <param name="time">The clock that bounds their calls.</param>
internal sealed class ProviderAccess(IOrderStore store, SmmProviders providers, TimeProvider time)
{
    // What this process has written, so that the store is asked once.
    private readonly ConcurrentDictionary<string, int> _written = new(StringComparer.Ordinal);

    /// <summary>The provider, whose calls are one request each and end; <see langword="null"/> if the panel does not have it, or not any more.</summary>
    internal async ValueTask<ISmmProvider?> FindAsync(string provider, CancellationToken cancellationToken)
    {
        SmmProviderList list = await providers.ListAsync(cancellationToken).ConfigureAwait(false);
        if (list.Find(provider) is not { } client)
        {
            return null;
        }

        if (client.RequestsPerSecond is { } perSecond && !(_written.TryGetValue(provider, out int written) && written == perSecond))
        {
            await LimitAsync(provider, new TimeSpan(TimeSpan.TicksPerSecond / perSecond), cancellationToken).ConfigureAwait(false);
            _written[provider] = perSecond;
        }

        return new BoundedProvider(client.Provider, time);
    }

    private async Task LimitAsync(string provider, TimeSpan every, CancellationToken cancellationToken)
    {
        ProviderState state = await store.ReadProviderAsync(provider, cancellationToken).ConfigureAwait(false);
        if (state.Limits.PermitEvery?.Ticks / TimeSpan.TicksPerMicrosecond != every.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            await store.LimitProviderAsync(state.Limits with { PermitEvery = every }, cancellationToken).ConfigureAwait(false);
        }
    }
}
