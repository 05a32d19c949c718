using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Sends queued orders to their providers: each once, and what comes back is stored with its attempt (domain rules, section 7).</summary>
/// <remarks>
/// A provider in trouble gets nothing more until a probe is answered (<see cref="ProviderProbeWorker"/>), and its queued orders go to the next
/// provider of their service, if the panel names one. It is a singleton of the container, keyed by the store's name where the store has one.
/// Thread-safe.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSubmissionWorker : IProviderWorker
{
    private readonly IOrderStore _store;
    private readonly SmmProviders _providers;
    private readonly ProviderAccess _access;
    private readonly Func<OrderSubmissionOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PlacementSender _sender;
    private readonly PlacementAnswers _answers;
    private readonly SubmissionTrouble _trouble;
    private readonly QueuedPassing _passing;

    internal OrderSubmissionWorker(
        IOrderStore store, SmmProviders providers, ProviderAccess access, ISubmissionAlerts alerts, Func<OrderSubmissionOptions> options, TimeProvider time, ILogger logger)
    {
        (_store, _providers, _access, _options, _time, _logger) = (store, providers, access, options, time, logger);
        _sender = new(time, logger);
        _answers = new(store, time, logger);
        _trouble = new(store, alerts, options, logger);
        _passing = new(store, logger);
    }

    /// <summary>Measures what it does; <see langword="null"/> to measure nothing.</summary>
    internal OrderMeter? Meter
    {
        get;
        init => field = _answers.Meter = value;
    }

    int IProviderWorker.Lanes => _options().Lanes;

    bool IProviderWorker.IsHurried => true;

    /// <summary>Sends the provider's next order, if one is due.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the request. What was claimed is given back, or its answer is stored, all the same.</param>
    /// <returns>How many orders were sent or passed on, and when to ask again.</returns>
    /// <exception cref="ArgumentException"><paramref name="provider"/> is empty.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunOnceAsync(provider, now, TurnScope.Of(cancellationToken));

    /// <summary>Runs one turn for each of the panel's providers, side by side.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the requests. What was claimed is given back, or its answer is stored, all the same.</param>
    /// <returns>What was done in all turns, and when the first of them is to be repeated.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ProviderTurns.RunAsync(this, _providers, now, TurnScope.Of(cancellationToken));

    Task<WorkerTurn> IProviderWorker.RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope) => RunOnceAsync(provider, now, scope);

    private async Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);

        // All that could throw comes before the claim.
        Plan plan = new(_options(), await _providers.ListAsync(scope.Stopping).ConfigureAwait(false), now, _time.GetTimestamp());
        if (await _access.FindAsync(provider, scope.Stopping).ConfigureAwait(false) is not { } upstream)
        {
            return WorkerTurn.Nothing(null);
        }

        long claiming = _time.GetTimestamp();
        SubmissionClaim claim = await _store.ClaimSubmissionAsync(provider, now, upstream.AddTimeout, scope.Stopping).ConfigureAwait(false);
        Meter?.Claimed("submission", claiming);
        return claim.Claimed is { } claimed
            ? await SendAsync(upstream, claimed, plan, scope).ConfigureAwait(false)
            : await WaitAsync(provider, claim, plan, scope.Stopping).ConfigureAwait(false);
    }

    private async Task<WorkerTurn> WaitAsync(string provider, SubmissionClaim claim, Plan plan, CancellationToken stopping)
    {
        if (claim.Refusal == ClaimRefusal.Failing)
        {
            await _trouble.CheckOutageAsync(provider, plan.Now, stopping).ConfigureAwait(false);
        }

        if (claim.Refusal is ClaimRefusal.Stopped or ClaimRefusal.Failing
            && await _passing.PassOnAsync(provider, plan.Now, plan.Options, plan.Providers, stopping).ConfigureAwait(false) is > 0 and var passed)
        {
            return WorkerTurn.Done(passed);
        }

        if (claim.Refusal == ClaimRefusal.SendingLimit)
        {
            await _trouble.CheckLimitAsync(provider, plan.Now, stopping).ConfigureAwait(false);
        }

        return WorkerTurn.Nothing(claim.RetryAfter);
    }

    // From here on the store counts on an answer: whatever happens, one is stored.
    private async Task<WorkerTurn> SendAsync(ISmmProvider upstream, ClaimedSubmission claimed, Plan plan, TurnScope scope)
    {
        scope.Claimed();
        using Activity? activity = Meter?.Start("smm submission", claimed.Provider);
        if (!NewOrder.TryFromFields(FieldsOf(claimed), out NewOrder? order, out string? fault))
        {
            HostLog.Unsendable(_logger, claimed.Provider, claimed.Order, fault);
            _ = await StoreAsync(claimed, SubmissionStep.Refuse(RefusalKind.Other), plan.Now, PlacementReply.NotSent($"It was not sent. {fault}"), null, scope.Aborting).ConfigureAwait(false);
            return WorkerTurn.Done(1);
        }

        PlacementReply reply = ReasonToKeep(upstream, claimed, plan, scope) is { } kept
            ? kept
            : await _sender.SendAsync(upstream, order, late => StoreLateAsync(claimed, late, plan), scope.Aborting).ConfigureAwait(false);
        _ = activity?.SetTag("smm.outcome", reply.Outcome.ToString());
        DateTimeOffset at = plan.Now + _time.GetElapsedTime(plan.Began);
        await FollowAsync(claimed, reply, at, plan, scope.Aborting).ConfigureAwait(false);
        return new() { Count = 1, NextIn = await _trouble.JudgeAsync(claimed.Provider, reply, at).ConfigureAwait(false) };
    }

    // Asked last before the request leaves, with no wait in between.
    private PlacementReply? ReasonToKeep(ISmmProvider upstream, ClaimedSubmission claimed, Plan plan, TurnScope scope)
    {
        if (scope.Stopping.IsCancellationRequested)
        {
            return PlacementReply.GivenBack("The host stopped before it left.");
        }

        if (!SendWindow.IsOver(claimed.OverdueAt, upstream.AddTimeout, plan.Now, plan.Began, _time))
        {
            return null;
        }

        HostLog.HeldUp(_logger, claimed.Provider, claimed.Order, claimed.OverdueAt);
        return PlacementReply.NotSent("The host was held up for too long before it left.");
    }

    private async Task FollowAsync(ClaimedSubmission claimed, PlacementReply reply, DateTimeOffset at, Plan plan, CancellationToken aborting)
    {
        NextProvider? next = reply.AllowsNextProvider ? NextProviders.Of(OrderToPass.Of(claimed), plan.Options, plan.Providers).FirstOrDefault() : null;
        RefusalAction? action = reply.Outcome == PlacementOutcome.Rejected ? plan.Options.ActionOf(reply.Failure!.Refusal!.Value) : null;
        SubmissionStep step = reply.Outcome switch
        {
            PlacementOutcome.Placed => SubmissionStep.Place(),
            PlacementOutcome.Rejected => RefusalActions.StepOf(reply.Failure!.Refusal!.Value, action!.Value),
            PlacementOutcome.NotSent => SubmissionStep.Requeue(),
            _ => SubmissionStep.LoseTrack(),
        };
        OrderSubmissionOutcome? stored = await StoreAsync(claimed, step, at, reply, next, aborting).ConfigureAwait(false);

        // Not if the answer decided nothing: a person may have decided otherwise since.
        if (action == RefusalAction.CancelAndRefund && stored is { Status: ApplyStatus.Applied, Submission.Update.Order.Submission.Status: SubmissionStatus.Refused })
        {
            OrderSubmission withdrawal = new() { Order = claimed.Order, Step = SubmissionStep.Withdraw(), At = at, Note = reply.Words };
            _ = await _answers.StoreAsync(claimed.Provider, withdrawal, aborting).ConfigureAwait(false);
        }
    }

    private Task<OrderSubmissionOutcome?> StoreAsync(
        ClaimedSubmission claimed, SubmissionStep step, DateTimeOffset at, PlacementReply reply, NextProvider? next, CancellationToken aborting) =>
        _answers.StoreAsync(
            claimed.Provider,
            new()
            {
                Order = claimed.Order,
                Attempt = claimed.Attempt,
                Step = step,
                At = at,
                ProviderOrderId = reply.OrderId,
                Note = reply.Words,
                NextProvider = next,
                IsGivenBack = reply.IsGivenBack,
            },
            aborting);

    // Nobody waits for it any more. What it decides, the store knows.
    private Task StoreLateAsync(ClaimedSubmission claimed, OrderPlacement late, Plan plan) => late.Outcome == PlacementOutcome.Unknown
        ? Task.CompletedTask
        : FollowAsync(claimed, PlacementReply.Of(late), plan.Now + _time.GetElapsedTime(plan.Began), plan, CancellationToken.None);

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(ClaimedSubmission claimed) =>
        claimed.ProviderService is { } service && !claimed.Fields.Any(field => field.Key == "service")
            ? claimed.Fields.Prepend(new("service", service))
            : claimed.Fields;

    /// <param name="Options">The options of the turn.</param>
    /// <param name="Providers">The panel's providers.</param>
    /// <param name="Now">When the turn began.</param>
    /// <param name="Began">The same by the clock's ticks.</param>
    private sealed record Plan(OrderSubmissionOptions Options, SmmProviderList Providers, DateTimeOffset Now, long Began);
}
