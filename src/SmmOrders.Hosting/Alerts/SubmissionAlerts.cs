namespace SmmOrders.Hosting;

/// <summary>Alerts to a provider whose submission the panel stopped.</summary>
internal sealed class SubmissionAlerts(AlertDesk desk, TimeProvider time) : ISubmissionAlerts
{
    private readonly DateTimeOffset _began = time.GetUtcNow();

    public Task StoppedAsync(SubmissionStop stop, CancellationToken cancellationToken) =>
        desk.RaiseAsync(OrderAlert.About(OrderAlertKind.SubmissionStopped, stop.Provider, stop.Why, stop.Since), cancellationToken);

    // Whoever stopped it alerts to it, for all instances; but may have died before anybody was told. So one that started since tells it at
    // once, and those that were there tell it after a silence, when whoever told it tells it again.
    public Task StillStoppedAsync(SubmissionStop stop, CancellationToken cancellationToken) =>
        stop.Since < _began || time.GetUtcNow() - stop.Since >= desk.Silence ? StoppedAsync(stop, cancellationToken) : Task.CompletedTask;
}
