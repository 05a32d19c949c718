using SmmOrders.Hosting;

namespace PanelBackend;

/// <summary>What runs the orders: submission, polling, requests and sweep, by the panel's clock; what tells the pages; and what watches all of it.</summary>
internal static class PanelWorkers
{
    /// <summary>The sink of the outbox that the pages hear from.</summary>
    public const string Pages = "pages";

    public static IServiceCollection AddPanelWorkers(this IServiceCollection services, PanelClock clock)
    {
        // The machine is not faster because the clock is: what it needs a second for is a second of real time, in the range of the option.
        TimeSpan second = clock.Stretch(TimeSpan.FromSeconds(1));
        _ = services.Configure<OrderHealthOptions>(health =>
        {
            health.LoopSilence = Longer(health.LoopSilence, Shorter(second * 30, TimeSpan.FromDays(1)));
            health.Backlog = Longer(health.Backlog, second * 60);
            health.OutboxAge = Longer(health.OutboxAge, second * 60);
        });
        _ = services.Configure<OrderSweepOptions>(sweep =>
        {
            sweep.Every = Longer(sweep.Every, Shorter(second, TimeSpan.FromHours(1)));
            sweep.ProvidersEvery = Longer(sweep.ProvidersEvery, Shorter(second * 5, TimeSpan.FromHours(1)));
        });
        return services
            .AddOrderWorkers(options => options.LongestSleep = Longer(options.LongestSleep, Shorter(second, TimeSpan.FromHours(1))))
            .AddOrderEvents<PageEvents>(Pages)
            .AddOrderAlerts()
            .AddOrderMetrics();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
