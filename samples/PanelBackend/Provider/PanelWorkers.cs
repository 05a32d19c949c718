namespace PanelBackend;

/// <summary>What runs the orders: submission, polling, requests and sweep, by the panel's clock; and what tells the pages.</summary>
internal static class PanelWorkers
{
    /// <summary>The sink of the outbox that the pages hear from.</summary>
    public const string Pages = "pages";

    public static IServiceCollection AddPanelWorkers(this IServiceCollection services, PanelClock clock)
    {
        // A second of real time, and at most what the loops allow.
        TimeSpan sleep = clock.Stretch(TimeSpan.FromSeconds(1));
        return services
            .AddOrderWorkers(options => options.LongestSleep = sleep < TimeSpan.FromMinutes(1) ? sleep : TimeSpan.FromMinutes(1))
            .AddOrderEvents<PageEvents>(Pages)
            .AddOrderAlerts()
            .AddOrderMetrics();
    }
}
