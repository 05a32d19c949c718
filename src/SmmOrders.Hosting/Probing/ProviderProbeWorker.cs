using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// Finds out whether a provider in trouble answers again: one <c>balance</c> request, over all instances, with increasing delays. If it
/// answers, polling goes on; and submission too, if the panel has funds there and the panel itself stopped it. While
/// that stop lasts, the panel's staff is alerted to it again after each silence.
/// </summary>
/// <remarks>It is a singleton of the container, keyed by the store's name where the store has one. Thread-safe.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class ProviderProbeWorker : IProviderWorker
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly IOrderStore _store;
    private readonly SmmProviders _providers;
    private readonly ProviderAccess _access;
    private readonly ISubmissionAlerts _alerts;
    private readonly Func<OrderSubmissionOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal ProviderProbeWorker(
        IOrderStore store, SmmProviders providers, ProviderAccess access, ISubmissionAlerts alerts, Func<OrderSubmissionOptions> options, TimeProvider time, ILogger logger) =>
        (_store, _providers, _access, _alerts, _options, _time, _logger) = (store, providers, access, alerts, options, time, logger);

    int IProviderWorker.Lanes => 1;

    bool IProviderWorker.IsHurried => false;

    /// <summary>Probes the provider, if a probe of it is due.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether it was probed, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunOnceAsync(provider, now, TurnScope.Of(cancellationToken));

    /// <summary>Runs one turn for each of the panel's providers, side by side.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>How many were probed, and when the first turn is to be repeated.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ProviderTurns.RunAsync(this, _providers, now, TurnScope.Of(cancellationToken));

    Task<WorkerTurn> IProviderWorker.RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope) => RunOnceAsync(provider, now, scope);

    private async Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        if (await _access.FindAsync(provider, scope.Stopping).ConfigureAwait(false) is not { } upstream)
        {
            return WorkerTurn.Nothing(null);
        }

        // The claim moves the next probe out: whatever comes of this one, nothing else needs to be written, also if a person resumes meanwhile.
        ProviderState state = await _store.ReadProviderAsync(provider, scope.Stopping).ConfigureAwait(false);
        if (Earlier(state.Trouble?.ProbeAt, OwnStop(state)?.ProbeAt) is not { } due || due > now)
        {
            return WorkerTurn.Nothing(Earlier(state.Trouble?.ProbeAt, OwnStop(state)?.ProbeAt) - now);
        }

        ProbeClaim claim = await _store.ClaimProbeAsync(provider, PauseAfter(state, now), scope.Stopping).ConfigureAwait(false);
        if (!claim.IsClaimed)
        {
            return WorkerTurn.Nothing(claim.RetryAfter);
        }

        scope.Claimed();
        long began = _time.GetTimestamp();
        ProviderResult<ProviderBalance> result = await upstream.GetBalanceAsync(scope.Aborting).ConfigureAwait(false);
        await FollowAsync(state, result, now + _time.GetElapsedTime(began)).ConfigureAwait(false);
        return new() { Count = 1 };
    }

    private async Task FollowAsync(ProviderState state, ProviderResult<ProviderBalance> result, DateTimeOffset at)
    {
        string provider = state.Limits.Provider;
        string? outage = result.IsSuccess || IsAnswer(result.Failure) ? null : result.Failure.ToString();
        string? unfunded = result.TryGetValue(out ProviderBalance? balance) && balance.Amount <= _options().BalanceToResume
            ? FormattableString.Invariant($"The balance is {balance}, which is not above {_options().BalanceToResume}.") : null;
        if (outage is not null && state.Trouble is not null)
        {
            TimeSpan pause = PauseAfter(state, at);
            DateTimeOffset next = at + (result.Failure?.RetryAfter is { } asked && asked > pause && asked < Longest ? asked : pause);
            _ = await _store.ReportOutageAsync(new() { Provider = provider, At = at, Words = outage, ProbeAt = next }, CancellationToken.None).ConfigureAwait(false);
        }

        bool isRecovered = outage is null && state.Trouble is not null
            && await _store.ReportRecoveryAsync(provider, at, CancellationToken.None).ConfigureAwait(false);
        if ((outage ?? unfunded) is { } why)
        {
            HostLog.StillStopped(_logger, provider, why);
            await AlertAsync(provider).ConfigureAwait(false);
        }
        else if (await _store.ResumeProbedSubmissionAsync(provider, CancellationToken.None).ConfigureAwait(false) || isRecovered)
        {
            HostLog.Recovered(_logger, provider);
        }
    }

    // As it is now: a person may have decided since the probe left.
    private async Task AlertAsync(string provider)
    {
        if (OwnStop(await _store.ReadProviderAsync(provider, CancellationToken.None).ConfigureAwait(false)) is { } stop)
        {
            await _alerts.StillStoppedAsync(stop, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // A stop that a probe may end.
    private static SubmissionStop? OwnStop(ProviderState state) => state.Stop is { By: null, ProbeAt: not null } stop ? stop : null;

    // An error that is about the action, such as a provider's that does not know it, comes from a provider that answers.
    private static bool IsAnswer(ProviderFailure failure) => failure is { IsAnswer: true, Kind: ProviderFailureKind.ProviderError }
        && failure.Refusal is not (RefusalKind.Maintenance or RefusalKind.ProviderOutOfFunds);

    // As long again as the trouble has lasted, so that it doubles.
    private TimeSpan PauseAfter(ProviderState state, DateTimeOffset at)
    {
        OrderSubmissionOptions set = _options();
        TimeSpan lasted = at - (Earlier(state.Trouble?.Since, OwnStop(state)?.Since) ?? at);
        return lasted < set.FirstProbe ? set.FirstProbe : lasted > set.LongestProbe ? set.LongestProbe : lasted;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
