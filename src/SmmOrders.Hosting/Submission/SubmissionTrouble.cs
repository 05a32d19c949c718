using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// Judges by what came back whether a provider is in trouble: stops submission to it, and says how long it is to be left alone. What it keeps
/// in memory only shapes pauses.
/// </summary>
internal sealed class SubmissionTrouble(IOrderStore store, ISubmissionAlerts alerts, Func<OrderSubmissionOptions> options, ILogger logger)
{
    private readonly ConcurrentDictionary<string, Streak> _streaks = new(StringComparer.Ordinal);

    /// <summary>Judges an answer that is stored.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="reply">What came back.</param>
    /// <param name="at">When.</param>
    /// <returns>How long nothing is to be sent to the provider; zero if it may go on.</returns>
    internal Task<TimeSpan> JudgeAsync(string provider, PlacementReply reply, DateTimeOffset at) => reply switch
    {
        { Failure: null, Outcome: PlacementOutcome.NotSent } => Task.FromResult(TimeSpan.Zero),
        { Outcome: PlacementOutcome.Unknown } => CheckUnknownAsync(provider, reply.Words, at, CancellationToken.None),
        { Outcome: PlacementOutcome.NotSent, Failure.Kind: not ProviderFailureKind.RateLimited } => CountNotSentAsync(provider, reply, at),
        { Failure.Refusal: RefusalKind.Unauthorized or RefusalKind.ProviderOutOfFunds } => StopAsync(provider, reply.Words!, at),
        { Failure.Kind: ProviderFailureKind.RateLimited } or { Failure.Refusal: RefusalKind.Maintenance } => Task.FromResult(Pause(provider, reply)),
        _ => Answered(provider),
    };

    /// <summary>A claim was refused because of the sending limit: lost answers may use it up although nobody stopped the provider, if that instance died.</summary>
    internal Task CheckLimitAsync(string provider, DateTimeOffset at, CancellationToken cancellationToken) => CheckUnknownAsync(provider, null, at, cancellationToken);

    /// <summary>
    /// A claim was refused because the provider is failing, as polls or requests found first: submission is stopped as well, so that one
    /// instance alerts to it.
    /// </summary>
    internal async Task CheckOutageAsync(string provider, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ProviderState state = await store.ReadProviderAsync(provider, cancellationToken).ConfigureAwait(false);
        if (state is { Stop: null, Trouble: { } trouble })
        {
            _ = await StopAsync(provider, $"It is marked as failing. {trouble.Words}", at).ConfigureAwait(false);
        }
    }

    // The store counts, over all instances.
    private async Task<TimeSpan> CheckUnknownAsync(string provider, string? words, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ProviderState state = await store.ReadProviderAsync(provider, cancellationToken).ConfigureAwait(false);
        return state.Stop is null && state.UnknownInARow >= Math.Min(options().FailuresToStop, state.Limits.SendingLimit)
            ? await StopAsync(provider, InARow(state.UnknownInARow, "had no clear answer", words), at).ConfigureAwait(false)
            : TimeSpan.Zero;
    }

    private Task<TimeSpan> CountNotSentAsync(string provider, PlacementReply reply, DateTimeOffset at)
    {
        Streak streak = _streaks.AddOrUpdate(provider, _ => new(1, 0, 0), (_, before) => before with { NotSent = before.NotSent + 1 });
        return streak.NotSent >= options().FailuresToStop
            ? StopAsync(provider, InARow(streak.NotSent, "could not be sent", reply.Words), at)
            : Task.FromResult(Longer(options().FirstPause, reply.Failure!.RetryAfter));
    }

    private TimeSpan Pause(string provider, PlacementReply reply)
    {
        Streak streak = _streaks.AddOrUpdate(provider, _ => new(0, 1, 0), (_, before) => before with { Pauses = before.Pauses + 1 });
        OrderSubmissionOptions set = options();
        return Longer(Backoff.After(streak.Pauses, set.FirstPause, set.LongestPause), reply.Failure!.RetryAfter);
    }

    private async Task<TimeSpan> StopAsync(string provider, string why, DateTimeOffset at)
    {
        OrderSubmissionOptions set = options();
        Streak streak = _streaks.AddOrUpdate(provider, _ => new(0, 0, 1), (_, before) => new(0, 0, before.Stops + 1));
        TimeSpan pause = Backoff.After(streak.Stops, set.FirstProbe, set.LongestProbe);
        SubmissionStop stop = new() { Provider = provider, Since = at, Why = why, ProbeAt = at + pause };
        if (await store.StopSubmissionAsync(stop, CancellationToken.None).ConfigureAwait(false))
        {
            HostLog.Stopped(logger, provider, why, at + pause);
            await alerts.StoppedAsync(stop, CancellationToken.None).ConfigureAwait(false);
        }

        return TimeSpan.Zero;
    }

    private Task<TimeSpan> Answered(string provider)
    {
        _ = _streaks.TryRemove(provider, out _);
        return Task.FromResult(TimeSpan.Zero);
    }

    private static TimeSpan Longer(TimeSpan pause, TimeSpan? asked) => asked > pause ? asked.Value : pause;

    private static string InARow(int count, string what, string? words) => FormattableString.Invariant($"{count} orders in a row {what}.{(words is null ? "" : $" {words}")}");

    /// <param name="NotSent">How many orders in a row never left.</param>
    /// <param name="Pauses">How often in a row it asked for a pause.</param>
    /// <param name="Stops">How often in a row it was stopped without taking an order in between.</param>
    private readonly record struct Streak(int NotSent, int Pauses, int Stops);
}
