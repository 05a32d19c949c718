namespace SmmOrders.Hosting;

/// <summary>Alerts to a provider whose submission the panel stopped.</summary>
internal sealed class SubmissionAlerts(AlertDesk desk) : ISubmissionAlerts
{
    public Task StoppedAsync(SubmissionStop stop, CancellationToken cancellationToken) =>
        desk.RaiseAsync(OrderAlert.About(OrderAlertKind.SubmissionStopped, stop.Provider, stop.Why, stop.Since), cancellationToken);
}
