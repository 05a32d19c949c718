using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>
/// Finds out whether a provider in trouble answers again: one <c>balance</c> request, over all instances, with increasing delays. If it
/// answers, polling goes on; and submission too, if the panel has funds there and the panel itself stopped it.
/// </summary>
/// <remarks>It is a singleton of the container, keyed by the store's name where the store has one. Thread-safe.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class ProviderProbeWorker : IProviderWorker
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly IOrderStore _store;
    private readonly SmmProviders _providers;
    private readonly ProviderAccess _access;
    private readonly Func<OrderSubmissionOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal ProviderProbeWorker(
        IOrderStore store, SmmProviders providers, ProviderAccess access, Func<OrderSubmissionOptions> options, TimeProvider time, ILogger logger) =>
        (_store, _providers, _access, _options, _time, _logger) = (store, providers, access, options, time, logger);

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

        ProbeClaim claim = await _store.ClaimProbeAsync(provider, _options().FirstProbe, scope.Stopping).ConfigureAwait(false);
        if (!claim.IsClaimed)
        {
            return WorkerTurn.Nothing(claim.RetryAfter);
        }

        scope.Claimed();
        long began = _time.GetTimestamp();
        ProviderState state = await _store.ReadProviderAsync(provider, scope.Stopping).ConfigureAwait(false);
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
        if (state.Trouble is { } trouble)
        {
            if (outage is null)
            {
                _ = await _store.ReportRecoveryAsync(provider, at, CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                _ = await _store.ReportOutageAsync(new() { Provider = provider, At = at, Words = outage, ProbeAt = NextProbe(trouble.Since, at, result.Failure) }, CancellationToken.None).ConfigureAwait(false);
            }
        }

        if ((outage ?? unfunded) is { } why)
        {
            DateTimeOffset next = NextProbe(state.Stop?.Since ?? state.Trouble?.Since ?? at, at, result.Failure);
            SubmissionLog.StillStopped(_logger, provider, why, next);
            if (state.Stop is { By: null, ProbeAt: not null } stop)
            {
                _ = await _store.StopSubmissionAsync(stop with { Why = why, ProbeAt = next }, CancellationToken.None).ConfigureAwait(false);
            }
        }
        else if (await _store.ResumeProbedSubmissionAsync(provider, CancellationToken.None).ConfigureAwait(false) || state.Trouble is not null)
        {
            SubmissionLog.Recovered(_logger, provider);
        }
    }

    // An error that is about the action, such as a provider's that does not know it, comes from a provider that answers.
    private static bool IsAnswer(ProviderFailure failure) => failure is { IsAnswer: true, Kind: ProviderFailureKind.ProviderError }
        && failure.Refusal is not (RefusalKind.Maintenance or RefusalKind.ProviderOutOfFunds);

    // As long again as the trouble has lasted, so that it doubles.
    private DateTimeOffset NextProbe(DateTimeOffset since, DateTimeOffset at, ProviderFailure? failure)
    {
        OrderSubmissionOptions set = _options();
        long pause = Math.Clamp((at - since).Ticks, set.FirstProbe.Ticks, set.LongestProbe.Ticks);
        return at + new TimeSpan(Math.Min(Math.Max(pause, failure?.RetryAfter?.Ticks ?? 0), Longest.Ticks));
    }
}
