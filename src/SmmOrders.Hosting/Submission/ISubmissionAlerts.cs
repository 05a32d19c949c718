namespace SmmOrders.Hosting;

/// <summary>Alerts to a provider whose submission stopped: one alert, whatever the number of instances and of orders.</summary>
internal interface ISubmissionAlerts
{
    /// <summary>Submission to a provider stopped, and this instance was the first to stop it.</summary>
    /// <param name="stop">Which, when and why.</param>
    /// <param name="cancellationToken">Cancels the alert; it is not lost.</param>
    Task StoppedAsync(SubmissionStop stop, CancellationToken cancellationToken);
}
