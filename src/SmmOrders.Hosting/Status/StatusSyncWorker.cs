using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Asks providers about the orders that are due, and applies what they answer: status, history and refund in one transaction.</summary>
/// <remarks>
/// A request that fails as a whole costs its own orders a pause, and no others anything. After some failures in a row the provider is marked
/// as failing, until a probe or a late answer shows that it answers again. Orders that fail together are asked for in halves, and one that
/// fails alone while others are answered is told so, as by any other answer that cannot be used. It is a singleton of the container, keyed
/// by the store's name where the store has one. Thread-safe.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class StatusSyncWorker : IProviderWorker
{
    private readonly IOrderStore _store;
    private readonly SmmProviders _providers;
    private readonly ProviderAccess _access;
    private readonly ProviderFailures _failures;
    private readonly Func<StatusSyncOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal StatusSyncWorker(
        IOrderStore store, SmmProviders providers, ProviderAccess access, ProviderFailures failures, Func<StatusSyncOptions> options, TimeProvider time, ILogger logger) =>
        (_store, _providers, _access, _failures, _options, _time, _logger) = (store, providers, access, failures, options, time, logger);

    /// <summary>Measures what it does; <see langword="null"/> to measure nothing.</summary>
    internal OrderMeter? Meter { get; init; }

    /// <summary>How many orders it asks about at once.</summary>
    internal BulkAbility Ability { get; init; } = new();

    int IProviderWorker.Lanes => _options().Lanes;

    bool IProviderWorker.IsHurried => false;

    /// <summary>Asks a provider about orders that are due: one claim, one request, and what is answered is applied.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the request. What was claimed is given back, or its answer is applied, all the same.</param>
    /// <returns>How many orders were asked about, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunOnceAsync(provider, now, TurnScope.Of(cancellationToken));

    /// <summary>Runs one turn for each of the panel's providers, side by side.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the requests. What was claimed is given back, or its answer is applied, all the same.</param>
    /// <returns>How many orders were asked about in all turns, and when the first of them is to be repeated.</returns>
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

        int most = Ability.MostOf(provider, Math.Min(upstream.MaxOrdersPerRequest, _options().OrdersPerRequest), now);
        long claiming = _time.GetTimestamp();
        PollClaim claim = await _store.ClaimPollsAsync(provider, now, most, scope.Stopping).ConfigureAwait(false);
        Meter?.Claimed("status", claiming);
        if (claim.Polls.Count == 0)
        {
            // While a provider is failing or paused, somebody else decides when that ends.
            return WorkerTurn.Nothing(claim.Refusal is ClaimRefusal.Failing or ClaimRefusal.Paused ? null : claim.RetryAfter);
        }

        scope.Claimed();
        using Activity? activity = Meter?.Start("smm poll", provider);
        IReadOnlyList<ClaimedPoll> polls = Ability.Choose(provider, claim.Polls, poll => poll.ProviderOrderId);
        StatusAnswers answers;
        try
        {
            scope.Stopping.ThrowIfCancellationRequested();
            if (polls.Count < claim.Polls.Count)
            {
                // As due as they were, so that they are the next.
                ClaimedPoll[] others = [.. claim.Polls.Except(polls)];
                await RetryAsync(provider, others, others.Max(poll => poll.DueAt)).ConfigureAwait(false);
            }

            answers = await StatusAnswers.AskAsync(upstream, polls, scope.Aborting).ConfigureAwait(false);
        }
        catch
        {
            // Nothing was answered: others take them at once if this process stops, and otherwise after a pause.
            TimeSpan pause = scope.Stopping.IsCancellationRequested ? TimeSpan.Zero : _options().FirstRetry;
            await RetryAsync(provider, claim.Polls, now + pause).ConfigureAwait(false);
            throw;
        }

        if (answers.NotAsked.Count > 0)
        {
            await RetryAsync(provider, answers.NotAsked, now).ConfigureAwait(false);
        }

        _ = activity?.SetTag("smm.outcome", answers.Failure?.Kind.ToString() ?? "Answered");
        FailureReach? reach = answers.Failure is { } failure ? Ability.Failed(provider, answers.Ids, failure) : null;
        if (reach == FailureReach.Question)
        {
            await RetryAsync(provider, answers.Asked, now).ConfigureAwait(false);
            return WorkerTurn.Done(answers.Asked.Count);
        }

        return reach == FailureReach.Provider
            ? await FailAsync(provider, answers.Asked, answers.Failure!).ConfigureAwait(false)
            : await ApplyAsync(provider, answers, now).ConfigureAwait(false);
    }

    private async Task<WorkerTurn> FailAsync(string provider, IReadOnlyList<ClaimedPoll> asked, ProviderFailure failure)
    {
        DateTimeOffset at = _time.GetUtcNow();
        FailedRequest failed = _failures.Count(provider, failure, at);
        HostLog.Failed(_logger, provider, asked.Count, failure.ToString(), failed.Pause);

        // Before the provider is marked: then its orders stay where they are.
        await RetryAsync(provider, asked, at + failed.Pause).ConfigureAwait(false);
        if (failed.Outage is { } outage)
        {
            ProviderTrouble trouble = await _store.ReportOutageAsync(outage, CancellationToken.None).ConfigureAwait(false);
            HostLog.Failing(_logger, provider, trouble.Since, outage.Words);
        }

        return new() { Count = asked.Count, NextIn = failed.ProviderPause };
    }

    private async Task<WorkerTurn> ApplyAsync(string provider, StatusAnswers answers, DateTimeOffset now)
    {
        DateTimeOffset at = _time.GetUtcNow();
        if (answers.Invalid is { } reason)
        {
            HostLog.CannotAsk(_logger, provider, reason);
        }
        else if (answers.Failure is { } failure)
        {
            // Nobody else would be told: the provider answers, so that it is never unanswered as a whole.
            HostLog.FailsAlone(_logger, provider, failure.ToString());
        }
        else
        {
            if (Ability.Answered(provider, answers.Ids, answers.IsOfAnOrder, now))
            {
                HostLog.OneByOne(_logger, provider);
            }

            await _failures.AnsweredAsync(provider, at, CancellationToken.None).ConfigureAwait(false);
        }

        long applying = _time.GetTimestamp();
        IReadOnlyList<ApplyOutcome> outcomes = await _store.ApplyAsync(answers.ReportsAt(at), CancellationToken.None).ConfigureAwait(false);
        Meter?.Polled(provider, answers.Asked, outcomes, at, applying);
        int stale = outcomes.Count(outcome => outcome.Status == ApplyStatus.Stale);
        if (stale > 0)
        {
            HostLog.Stale(_logger, provider, stale);
        }

        ApplyOutcome[] faults = [.. outcomes.Where(outcome => outcome.Status is ApplyStatus.NotApplied or ApplyStatus.Unknown)];
        if (faults.Length > 0)
        {
            HostLog.NotApplied(_logger, provider, faults.Length, faults[0].Reason ?? "");
        }

        return WorkerTurn.Done(answers.Asked.Count);
    }

    private Task<int> RetryAsync(string provider, IReadOnlyList<ClaimedPoll> polls, DateTimeOffset at) =>
        _store.RetryPollsAsync(new() { Provider = provider, Polls = polls, At = at }, CancellationToken.None);
}
