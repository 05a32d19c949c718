using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>
/// Delivers the events of one sink from the outbox: at least once, those of one order in order. What fails is tried again later and is dead
/// after a number of tries; what cannot be begun in time is given back.
/// </summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderEventWorker : IPlainWorker
{
    private readonly IOrderStore _store;
    private readonly Func<OrderEvent, CancellationToken, Task> _handle;
    private readonly Func<OrderEventOptions> _options;
    private readonly TimeProvider _time;
    private readonly OrderMeter _meter;
    private readonly AlertDesk _alerts;
    private readonly ILogger _logger;

    internal OrderEventWorker(
        IOrderStore store,
        string sink,
        Func<OrderEvent, CancellationToken, Task> handle,
        Func<OrderEventOptions> options,
        TimeProvider time,
        OrderMeter meter,
        AlertDesk alerts,
        ILogger logger) =>
        (_store, Sink, _handle, _options, _time, _meter, _alerts, _logger) = (store, sink, handle, options, time, meter, alerts, logger);

    bool IPlainWorker.IsHurried => false;

    /// <summary>The sink whose events it delivers.</summary>
    public string Sink { get; }

    /// <summary>One claim, its deliveries, and what came of them recorded.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Begins no delivery more and cancels those under way; all of them are given back.</param>
    /// <returns>
    /// How many events were delivered or failed, and when the next turn is worthwhile: at once if there were any, after
    /// <see cref="OrderEventOptions.FirstRetry"/> if the sink took none; <see langword="null"/> if none is due, and no time is known.
    /// </returns>
    /// <exception cref="ArgumentException">The store has no such sink.</exception>
    /// <exception cref="OperationCanceledException">It was canceled before it claimed anything.</exception>
    public Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken) => RunOnceAsync(now, TurnScope.Of(cancellationToken));

    Task<WorkerTurn> IPlainWorker.RunOnceAsync(DateTimeOffset now, TurnScope scope) => RunOnceAsync(now, scope);

    private async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, TurnScope scope)
    {
        OrderEventOptions options = _options();
        long started = _time.GetTimestamp();
        IReadOnlyList<OutboxEvent> claimed = await _store.ClaimOutboxAsync(Sink, now, options.Lease, options.BatchSize, scope.Stopping).ConfigureAwait(false);
        if (claimed.Count == 0)
        {
            return WorkerTurn.Nothing(nextIn: null);
        }

        var turn = new EventDeliveries(options.Parallelism);
        await Parallel.ForEachAsync(
            claimed,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism },
            async (each, _) => turn.Add(
                turn.IsHopeless || scope.Stopping.IsCancellationRequested || _time.GetElapsedTime(started) > options.BeginWithin
                    ? OutboxDelivery.GivenBack(each)
                    : await DeliverAsync(each, options, scope.Aborting).ConfigureAwait(false))).ConfigureAwait(false);

        // The sink has them: that is recorded whatever else ends.
        _ = await _store.RecordOutboxAsync(turn.All, now + _time.GetElapsedTime(started), CancellationToken.None).ConfigureAwait(false);
        await ReportAsync(turn, scope.Aborting).ConfigureAwait(false);
        return turn.IsHopeless
            ? new WorkerTurn { Count = turn.Tried, NextIn = options.FirstRetry }
            : WorkerTurn.Done(turn.Tried);
    }

    private async Task<OutboxDelivery> DeliverAsync(OutboxEvent claimed, OrderEventOptions options, CancellationToken aborting)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, aborting);
        using Activity? activity = _meter.StartDelivery(Sink);
        try
        {
            // What does not heed its token must not stop the sink.
            await _handle(OrderEvent.From(claimed), ending.Token).WaitAsync(ending.Token).ConfigureAwait(false);
            _ = activity?.SetTag("smm.outcome", "Delivered");
            return OutboxDelivery.Delivered(claimed);
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            _ = activity?.SetTag("smm.outcome", "GivenBack");
            return OutboxDelivery.GivenBack(claimed);
        }
#pragma warning disable CA1031 // Whatever a handler throws, its event has failed and the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            HostLog.EventFailed(_logger, exception, Sink, HostLog.InWords(_store.Name), claimed.Id, claimed.Tries);
            _ = activity?.SetTag("smm.outcome", "Failed").SetStatus(ActivityStatusCode.Error);
            return Failed(claimed, exception, options, isTimeout: timeout.IsCancellationRequested && exception is OperationCanceledException);
        }
    }

    private static OutboxDelivery Failed(OutboxEvent claimed, Exception exception, OrderEventOptions options, bool isTimeout)
    {
        TimeSpan pause = Backoff.After(claimed.Tries, options.FirstRetry, options.LongestRetry);
        TimeSpan asked = (exception as WebhookException)?.RetryAfter ?? TimeSpan.Zero;
        string words = isTimeout ? $"not handled within {options.Timeout}"
            : exception is WebhookException ? exception.Message
            : $"{exception.GetType().Name}: {exception.Message}";
        return OutboxDelivery.Failed(claimed, words, asked > pause ? asked : pause, options.MostTries);
    }

    private async Task ReportAsync(EventDeliveries turn, CancellationToken aborting)
    {
        _meter.Delivered(Sink, turn);
        string store = HostLog.InWords(_store.Name);
        foreach (OutboxDelivery dead in turn.All.Where(delivery => delivery.IsDead))
        {
            HostLog.Dead(_logger, Sink, store, dead.Event, dead.Failure!);
            await _alerts.RaiseAsync(OrderAlert.About(OrderAlertKind.EventDead, Sink, dead.Failure, _time.GetUtcNow()), aborting).ConfigureAwait(false);
        }

        if (turn.Failed > 0)
        {
            HostLog.NotDelivered(_logger, Sink, store, turn.Failed, turn.Tried, turn.Words!);
        }

        if (turn.Returned > 0)
        {
            HostLog.Returned(_logger, Sink, store, turn.Returned);
        }
    }
}
