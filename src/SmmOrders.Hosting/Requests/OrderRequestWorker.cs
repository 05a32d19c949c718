using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Sends requests to cancel and refill, each once, and follows refills until the provider says how they ended (domain rules, section 7).</summary>
/// <remarks>It is a singleton of the container, keyed by the store's name where the store has one. Thread-safe.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderRequestWorker : IProviderWorker
{
    private readonly IOrderStore _store;
    private readonly SmmProviders _providers;
    private readonly ProviderAccess _access;
    private readonly ProviderFailures _failures;
    private readonly BulkAbility _ability = new();
    private readonly Func<OrderRequestOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly StoredAnswer _answers;

    internal OrderRequestWorker(
        IOrderStore store, SmmProviders providers, ProviderAccess access, ProviderFailures failures, Func<OrderRequestOptions> options, TimeProvider time, ILogger logger)
    {
        (_store, _providers, _access, _failures, _options, _time, _logger) = (store, providers, access, failures, options, time, logger);
        _answers = new(time, logger);
    }

    /// <summary>Measures what it does; <see langword="null"/> to measure nothing.</summary>
    internal OrderMeter? Meter { get; init; }

    int IProviderWorker.Lanes => _options().Lanes;

    bool IProviderWorker.IsHurried => true;

    /// <summary>Sends the provider's next request that is due; or, if none is, asks about its refills that are due.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the wait. A request that may have left is then unknown; one that has not is sent later.</param>
    /// <returns>How many requests were sent or refills asked about, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunOnceAsync(provider, now, TurnScope.Of(cancellationToken));

    /// <summary>Runs one turn for each of the panel's providers, side by side.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the waits. A request that may have left is then unknown; one that has not is sent later.</param>
    /// <returns>How many requests were sent or refills asked about in all turns, and when the first of them is to be repeated.</returns>
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

        long claiming = _time.GetTimestamp();
        RequestClaim claim = await _store.ClaimRequestAsync(provider, now, upstream.AddTimeout, scope.Stopping).ConfigureAwait(false);
        Meter?.Claimed("requests", claiming);
        if (claim.Claimed is { } request)
        {
            scope.Claimed();
            using Activity? activity = Meter?.Start("smm request", provider);
            return await SendAsync(upstream, request, now, claiming, scope).ConfigureAwait(false);
        }

        int most = _ability.MostOf(provider, Math.Min(upstream.MaxOrdersPerRequest, _options().RefillsPerRequest), now);
        RefillClaim refills = await _store.ClaimRefillsAsync(provider, now, most, scope.Stopping).ConfigureAwait(false);
        if (refills.Refills.Count == 0)
        {
            return WorkerTurn.Nothing(Earlier(NextIn(claim.Refusal, claim.RetryAfter), NextIn(refills.Refusal, refills.RetryAfter)));
        }

        scope.Claimed();
        using Activity? following = Meter?.Start("smm refill", provider);
        return await FollowAsync(upstream, refills.Refills, now, scope).ConfigureAwait(false);
    }

    // Whatever happens, what is known of the request is stored: it was claimed, and is sent once.
    private async Task<WorkerTurn> SendAsync(ISmmProvider upstream, ClaimedRequest request, DateTimeOffset now, long began, TurnScope scope)
    {
        string provider = request.Provider;
        if (scope.Stopping.IsCancellationRequested)
        {
            await StoreAsync(provider, RequestAnswers.NotSent(request, "The host stopped before it left.") with { IsGivenBack = true }, scope).ConfigureAwait(false);
            return WorkerTurn.Done(1);
        }

        if (SendWindow.IsOver(request.OverdueAt, upstream.AddTimeout, now, began, _time))
        {
            HostLog.RequestHeldUp(_logger, provider, request.Kind, request.Order, request.OverdueAt);
            await StoreAsync(provider, RequestAnswers.NotSent(request, "The host was held up for too long before it left."), scope).ConfigureAwait(false);
            return WorkerTurn.Done(1);
        }

        ProviderFailure? failure = null;
        RequestAnswer answer;
        Exception? thrown = null;
        try
        {
            (answer, failure) = await AskAsync(upstream, request, scope.Aborting).ConfigureAwait(false);
        }
        catch (ArgumentException exception)
        {
            answer = RequestAnswers.Unsendable(request, exception.Message);
        }
#pragma warning disable CA1031 // It may have left, whatever was thrown; it is thrown again once that is stored.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown = exception;
            answer = RequestAnswers.Lost(request, scope.Aborting.IsCancellationRequested ? "The host stopped before the answer came." : "The provider's client failed.");
        }

        if (answer.Step.Trigger == RequestTrigger.LoseTrack)
        {
            HostLog.Unknown(_logger, thrown, provider, request.Kind, failure?.ToString() ?? "");
        }

        await StoreAsync(provider, answer, scope).ConfigureAwait(false);
        return thrown is null
            ? new() { Count = 1, NextIn = await JudgeAsync(provider, failure).ConfigureAwait(false) }
            : throw new InvalidOperationException($"A request to {provider} failed in its client, and may have left.", thrown);
    }

    private static async Task<(RequestAnswer Answer, ProviderFailure? Failure)> AskAsync(ISmmProvider upstream, ClaimedRequest request, CancellationToken aborting)
    {
        if (request.Kind == RequestKind.Cancel)
        {
            ProviderResult<CancelAcknowledgement> canceled = await upstream.RequestCancelAsync(request.ProviderOrderId, aborting).ConfigureAwait(false);
            return canceled.TryGetValue(out CancelAcknowledgement? cancel)
                ? (RequestAnswers.Acknowledged(request, cancel.RequestId), null)
                : (RequestAnswers.Failed(request, canceled.Failure), canceled.Failure);
        }

        ProviderResult<RefillAcknowledgement> refilled = await upstream.RequestRefillAsync(request.ProviderOrderId, aborting).ConfigureAwait(false);
        return refilled.TryGetValue(out RefillAcknowledgement? refill)
            ? (RequestAnswers.Acknowledged(request, refill.RefillId), null)
            : (RequestAnswers.Failed(request, refilled.Failure), refilled.Failure);
    }

    private async Task<WorkerTurn> FollowAsync(ISmmProvider upstream, IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now, TurnScope scope)
    {
        string provider = upstream.Name;
        IReadOnlyList<ClaimedRefill> chosen = _ability.Choose(provider, refills, refill => refill.ProviderRequestId);
        RefillAnswers answers;
        try
        {
            scope.Stopping.ThrowIfCancellationRequested();
            if (chosen.Count < refills.Count)
            {
                _ = await _store.ReturnRefillsAsync([.. refills.Except(chosen)], now, CancellationToken.None).ConfigureAwait(false);
            }

            answers = await RefillAnswers.AskAsync(upstream, chosen, scope.Aborting).ConfigureAwait(false);
        }
        catch when (scope.Stopping.IsCancellationRequested)
        {
            // Nothing was answered: others ask at once. Without a stop they are due after their interval.
            _ = await _store.ReturnRefillsAsync(refills, now, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        if (answers.Invalid is { } reason)
        {
            HostLog.RequestCannotAsk(_logger, provider, reason);
            return WorkerTurn.Done(1);
        }

        if (answers.Failure is { } failure)
        {
            HostLog.NotFollowed(_logger, provider, answers.Asked.Count, failure.ToString());
            bool isOfProvider = _ability.Failed(provider, answers.Ids, failure) == FailureReach.Provider;
            return new() { Count = answers.Asked.Count, NextIn = isOfProvider ? await JudgeAsync(provider, failure).ConfigureAwait(false) : TimeSpan.Zero };
        }

        _ = _ability.Answered(provider, answers.Ids, answers.IsAnswered, now);
        _ = await JudgeAsync(provider, null).ConfigureAwait(false);
        foreach (RequestAnswer ended in answers.Ended)
        {
            await StoreAsync(provider, ended, scope).ConfigureAwait(false);
        }

        return WorkerTurn.Done(answers.Asked.Count);
    }

    // The pause that the provider needs; zero if it answered.
    private async Task<TimeSpan> JudgeAsync(string provider, ProviderFailure? failure)
    {
        DateTimeOffset at = _time.GetUtcNow();
        if (failure is not { IsOfWholeRequest: true })
        {
            await _failures.AnsweredAsync(provider, at, CancellationToken.None).ConfigureAwait(false);
            return TimeSpan.Zero;
        }

        FailedRequest failed = _failures.Count(provider, failure, at);
        if (failed.Outage is { } outage)
        {
            ProviderTrouble trouble = await _store.ReportOutageAsync(outage, CancellationToken.None).ConfigureAwait(false);
            HostLog.Failing(_logger, provider, trouble.Since, outage.Words);
        }

        return failed.ProviderPause;
    }

    private Task StoreAsync(string provider, RequestAnswer answer, TurnScope scope)
    {
        RequestAnswer at = answer with { At = _time.GetUtcNow() };
        return _answers.StoreAsync(
            async () => (await _store.AnswerRequestAsync(at, CancellationToken.None).ConfigureAwait(false)).Status, provider, scope.Aborting);
    }

    // While a provider is stopped, failing or paused, somebody else decides when that ends.
    private static TimeSpan? NextIn(ClaimRefusal? refusal, TimeSpan? retryAfter) =>
        refusal is ClaimRefusal.Stopped or ClaimRefusal.Failing or ClaimRefusal.Paused ? null : retryAfter;

    private static TimeSpan? Earlier(TimeSpan? first, TimeSpan? second) => first is null || second < first ? second : first;
}
