using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// Stops submission before any loop of the host claims, if the options say so: what a restored backup has queued, orders and requests alike,
/// may have been sent since.
/// </summary>
internal sealed class PausedStart(IOrderStore store, SmmProviders providers, Func<OrderSubmissionOptions> options, ILogger logger)
{
    private const string Why = "The host started with submission stopped.";

    /// <summary>Stops submission to every provider that the panel has, or for which something waits.</summary>
    internal async Task PrepareAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!options().StartPaused)
        {
            return;
        }

        IReadOnlyList<string> waiting = await store.StopAllSubmissionAsync(now, Why, null, cancellationToken).ConfigureAwait(false);
        SmmProviderList list = await providers.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (SmmProviderClient provider in list.Providers)
        {
            _ = await store.StopSubmissionAsync(new() { Provider = provider.Name, Since = now, Why = Why }, cancellationToken).ConfigureAwait(false);
        }

        HostLog.StartedPaused(logger, string.Join(", ", list.Providers.Select(provider => provider.Name).Union(waiting)));
    }
}
