namespace SmmOrders.Hosting;

/// <summary>
/// Tells the panel's staff what they should know now, for example by mail or chat. Register any number of implementations as singletons;
/// each alert goes to all of them. The log has every alert in any case.
/// </summary>
/// <remarks>
/// What is held back by the silence, what could not be told, and attention from the outbox are told by the loop of <c>AddOrderAlerts</c>, which
/// <c>AddOrderWorkers</c> includes. In a process without it, nothing is told again.
/// </remarks>
public interface IOrderAlerts
{
    /// <summary>Tells one alert. If it throws, or takes longer than <see cref="OrderAlertOptions.Timeout"/>, the alert is told again later, to all: by the loop of <c>AddOrderAlerts</c>.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">Canceled when the time is over, or when the host's time to shut down is.</param>
    Task AlertAsync(OrderAlert alert, CancellationToken cancellationToken);
}
