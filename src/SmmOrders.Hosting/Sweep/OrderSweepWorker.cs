using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>
/// Applies the passing of time: opens and closes attention for orders that are stuck, late, unanswered or not placed, and gives up the
/// submissions and requests of a sender that died (domain rules, section 3; domain rules, section 7).
/// </summary>
/// <remarks>It is a singleton of the container, keyed by the store's name where the store has one. Thread-safe; any number of instances may sweep.</remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSweepWorker : IPlainWorker
{
    private readonly IOrderStore _store;
    private readonly Func<OrderSweepOptions> _options;
    private readonly ILogger _logger;

    internal OrderSweepWorker(IOrderStore store, Func<OrderSweepOptions> options, ILogger logger) => (_store, _options, _logger) = (store, options, logger);

    /// <summary>Measures what it does; <see langword="null"/> to measure nothing.</summary>
    internal OrderMeter? Meter { get; init; }

    /// <summary>Looks at the orders whose deadline has come, up to <see cref="OrderSweepOptions.OrdersPerTurn"/>.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the work. What was committed stays.</param>
    /// <returns>How many orders it looked at, and when to look again: at once if more are due.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public async Task<WorkerTurn> RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        OrderSweepOptions options = _options();
        SweepOutcome swept = await _store.SweepAsync(now, options.OrdersPerTurn, cancellationToken).ConfigureAwait(false);
        Meter?.Swept(swept);
        ApplyOutcome[] faults = [.. swept.Outcomes.Where(outcome => outcome.Status is ApplyStatus.NotApplied or ApplyStatus.Unknown)];
        if (faults.Length > 0)
        {
            HostLog.SweepNotApplied(_logger, faults.Length, faults[0].Reason ?? "");
        }

        return new() { Count = swept.Checked, NextIn = swept.IsMoreDue ? TimeSpan.Zero : options.Every };
    }

    bool IPlainWorker.IsHurried => false;

    Task<WorkerTurn> IPlainWorker.RunOnceAsync(DateTimeOffset now, TurnScope scope) => RunOnceAsync(now, scope.Stopping);
}
