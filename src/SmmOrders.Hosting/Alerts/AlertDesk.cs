using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>Where alerts are brought to: it keeps the silence, writes the log, and tells them all.</summary>
internal sealed class AlertDesk(
    IEnumerable<IOrderAlerts> tellers, Func<OrderAlertOptions> options, TimeProvider time, OrderMeter meter, ILogger logger)
{
    private readonly AlertSilence _silence = new();
    private readonly IOrderAlerts[] _tellers = [.. tellers];

    /// <summary>The sink of the outbox from which attention is alerted.</summary>
    internal string Sink => options().Sink;

    /// <summary>For how long the next alerts of a kind, finding and name are held back.</summary>
    internal TimeSpan Silence => options().Silence;

    /// <summary>Brings an alert. What cannot be told now is told again by <see cref="TellDueAsync"/>.</summary>
    /// <exception cref="OperationCanceledException">It was canceled; the alert is kept.</exception>
    internal Task RaiseAsync(OrderAlert alert, CancellationToken cancellationToken) => TakeAsync(alert, isBroughtAgain: false, cancellationToken);

    /// <summary>Brings an alert that its caller brings again if it cannot be told: this throws.</summary>
    internal Task TellAsync(OrderAlert alert, CancellationToken cancellationToken) => TakeAsync(alert, isBroughtAgain: true, cancellationToken);

    /// <summary>Tells what was held back and is due.</summary>
    internal async Task<int> TellDueAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OrderAlert> due = _silence.TakeDue(Silence, time.GetUtcNow());
        foreach (OrderAlert alert in due)
        {
            await TellAllAsync(alert, isBroughtAgain: false, cancellationToken).ConfigureAwait(false);
        }

        return due.Count;
    }

    private Task TakeAsync(OrderAlert alert, bool isBroughtAgain, CancellationToken cancellationToken)
    {
        if (_silence.Take(alert, Silence, time.GetUtcNow()) is { } told)
        {
            return TellAllAsync(told, isBroughtAgain, cancellationToken);
        }

        meter.Alerted(alert.Kind, "Silent");
        return Task.CompletedTask;
    }

    private async Task TellAllAsync(OrderAlert alert, bool isBroughtAgain, CancellationToken cancellationToken)
    {
        string finding = alert.Finding == Findings.None ? "" : $" {alert.Finding}";
        string name = alert.Name is null ? "" : $" ({alert.Name})";
        HostLog.Alert(logger, alert.Kind, finding, name, alert.Count, alert.What);
        using var timeout = new CancellationTokenSource(options().Timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await Task.WhenAll(_tellers.Select(teller => TellOneAsync(teller, alert, ending.Token))).ConfigureAwait(false);
            meter.Alerted(alert.Kind, "Told");
        }
#pragma warning disable CA1031 // Whatever it is, the alert is kept and the worker that brought it goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            TimeSpan pause = options().RetryAfter;
            meter.Alerted(alert.Kind, "Failed");
            _silence.Return(alert, isBroughtAgain ? time.GetUtcNow() : time.GetUtcNow() + pause, isBroughtAgain ? alert.Count - 1 : alert.Count);
            cancellationToken.ThrowIfCancellationRequested();
            HostLog.NotTold(logger, exception, alert.Kind, finding, name, pause);
            if (isBroughtAgain)
            {
                throw;
            }
        }
    }

    // One that throws before it returns a task, or heeds no token, is nobody else's concern.
    private static async Task TellOneAsync(IOrderAlerts teller, OrderAlert alert, CancellationToken cancellationToken) =>
        await teller.AlertAsync(alert, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
}
