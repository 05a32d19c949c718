using System.Collections.Concurrent;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// How often in a row a provider gave this process no answer at all. It shapes the pause that follows, and marks the provider as failing:
/// one row in the store, whatever the number of its orders. Thread-safe.
/// </summary>
internal sealed class ProviderFailures(IOrderStore store, Func<StatusSyncOptions> options)
{
    // Being asked to slow down is no outage, unless it goes on.
    private const int LimitedFactor = 4;

    // Whatever a provider asks for, a day without its orders' statuses is too long.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, int> _inARow = new(StringComparer.Ordinal);

    /// <summary>A request failed as a whole.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="failure">How.</param>
    /// <param name="now">The current instant.</param>
    internal FailedRequest Count(string provider, ProviderFailure failure, DateTimeOffset now)
    {
        StatusSyncOptions set = options();
        int failures = _inARow.AddOrUpdate(provider, 1, (_, before) => before + 1);
        bool isLimited = failure.Refusal == RefusalKind.RateLimited || failure.Kind == ProviderFailureKind.RateLimited;
        int most = isLimited ? set.FailuresToOutage * LimitedFactor : set.FailuresToOutage;
        TimeSpan pause = Jitter(Backoff.After(failures, set.FirstRetry, set.LongestRetry));
        TimeSpan asked = failure.RetryAfter > LongestAsked ? LongestAsked : failure.RetryAfter ?? TimeSpan.Zero;
        pause = asked > pause ? asked : pause;

        // One failure says nothing about the next request, unless the provider itself does. A lost write costs a person: the next one waits.
        bool isForAll = failures > 1 || isLimited || asked > TimeSpan.Zero || failure.Refusal == RefusalKind.Maintenance || failure.MayHaveTakenEffect;
        ProviderOutage? outage = failures < most ? null : new() { Provider = provider, At = now, Words = failure.ToString(), ProbeAt = now + pause };
        return new(pause, isForAll ? pause : TimeSpan.Zero, outage);
    }

    /// <summary>The provider answered.</summary>
    internal async Task AnsweredAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_inARow.TryRemove(provider, out int failures) && failures >= options().FailuresToOutage)
        {
            _ = await store.ReportRecoveryAsync(provider, now, cancellationToken).ConfigureAwait(false);
        }
    }

    // Up to a quarter longer, so that instances that failed together do not come back together.
    private static TimeSpan Jitter(TimeSpan pause) => new(pause.Ticks + Random.Shared.NextInt64((pause.Ticks / 4) + 1));
}
