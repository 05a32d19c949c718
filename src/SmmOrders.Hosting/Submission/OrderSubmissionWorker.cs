using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Sends queued orders to their providers: each once, and what comes back is stored with its attempt (domain rules, section 7).</summary>
/// <remarks>It is a singleton of the container, keyed by the store's name where the store has one. Thread-safe.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSubmissionWorker : IProviderWorker
{
    private readonly IOrderStore _store;
    private readonly SmmProviders _providers;
    private readonly Func<OrderSubmissionOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal OrderSubmissionWorker(IOrderStore store, SmmProviders providers, Func<OrderSubmissionOptions> options, TimeProvider time, ILogger logger) =>
        (_store, _providers, _options, _time, _logger) = (store, providers, options, time, logger);

    int IProviderWorker.Lanes => _options().Lanes;

    bool IProviderWorker.IsHurried => true;

    /// <summary>Sends the provider's next order, if one is due.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the request. What was claimed is given back, or its answer is stored, all the same.</param>
    /// <returns>What was done, and when to ask again.</returns>
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
        SmmProviderList list = await _providers.ListAsync(scope.Stopping).ConfigureAwait(false);
        if (list.Find(provider)?.Provider is not { } upstream)
        {
            return WorkerTurn.Nothing(null);
        }

        SubmissionClaim claim = await _store.ClaimSubmissionAsync(provider, now, upstream.AddTimeout, scope.Stopping).ConfigureAwait(false);
        if (claim.Claimed is not { } claimed)
        {
            return WorkerTurn.Nothing(claim.RetryAfter);
        }

        scope.Claimed();
        long began = _time.GetTimestamp();
        (SubmissionStep step, string? orderId, string? words) = await SendAsync(upstream, claimed, scope).ConfigureAwait(false);
        OrderSubmission answer = new()
        {
            Order = claimed.Order,
            Attempt = claimed.Attempt,
            Step = step,
            ProviderOrderId = orderId,
            Note = words,
            At = now + _time.GetElapsedTime(began),
        };
        _ = await _store.SubmitAsync(answer, CancellationToken.None).ConfigureAwait(false);
        return WorkerTurn.Done(1);
    }

    private static async Task<(SubmissionStep Step, string? OrderId, string? Words)> SendAsync(ISmmProvider upstream, ClaimedSubmission claimed, TurnScope scope)
    {
        if (!NewOrder.TryFromFields(claimed.Fields, out NewOrder? order, out string? fault))
        {
            return (SubmissionStep.Refuse(RefusalKind.Other), null, fault);
        }

        if (scope.Stopping.IsCancellationRequested)
        {
            return (SubmissionStep.Requeue(), null, null);
        }

        try
        {
            OrderPlacement placement = await upstream.AddOrderAsync(order, scope.Aborting).ConfigureAwait(false);
            string? words = placement.Failure?.ToString();
            return placement.Outcome switch
            {
                PlacementOutcome.Placed => (SubmissionStep.Place(), placement.OrderId, null),
                PlacementOutcome.Rejected => (SubmissionStep.Refuse(placement.Failure!.Refusal!.Value), null, words),
                PlacementOutcome.NotSent => (SubmissionStep.Requeue(), null, words),
                _ => (SubmissionStep.LoseTrack(), null, words),
            };
        }
        catch (OperationCanceledException) when (scope.Aborting.IsCancellationRequested)
        {
            return (SubmissionStep.LoseTrack(), null, "The host stopped before an answer came.");
        }
    }
}
