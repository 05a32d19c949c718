namespace SmmOrders.Hosting;

/// <summary>Leaves it at the log.</summary>
internal sealed class LoggedSubmissionAlerts : ISubmissionAlerts
{
    public Task StoppedAsync(SubmissionStop stop, CancellationToken cancellationToken) => Task.CompletedTask;
}
