namespace SmmOrders.Hosting;

/// <summary>Alerts to a provider whose submission stopped: one alert, whatever the number of instances and of orders, and again after a silence.</summary>
internal interface ISubmissionAlerts
{
    /// <summary>Submission to a provider stopped, and this instance was the first to stop it.</summary>
    /// <param name="stop">Which, when and why.</param>
    /// <param name="cancellationToken">Cancels the alert; it is not lost.</param>
    Task StoppedAsync(SubmissionStop stop, CancellationToken cancellationToken);

    /// <summary>A probe found that submission to a provider, which some instance stopped, cannot go on yet.</summary>
    /// <inheritdoc cref="StoppedAsync"/>
    Task StillStoppedAsync(SubmissionStop stop, CancellationToken cancellationToken);
}
