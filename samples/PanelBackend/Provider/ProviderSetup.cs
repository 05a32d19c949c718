using SmmOrders.Providers;

namespace PanelBackend;

/// <summary>The providers that the panel sends orders to.</summary>
internal static class ProviderSetup
{
    /// <summary>The simulated provider, and the name of its orders in the database.</summary>
    public const string Simulated = "northstar";

    /// <summary>The real one of <c>--provider</c>.</summary>
    public const string Real = "upstream";

    public static IServiceCollection AddPanelProvider(this IServiceCollection services, PanelOptions options, SimulatedUpstream? simulated, PanelClock clock) =>
        simulated is not null
            ? services.AddSmmProvider(Simulated, provider => Connect(provider, simulated.Provider.Address, SimulatedUpstream.Key, options, clock))
            : services.AddSmmProvider(Real, provider => Connect(provider, options.Provider!, options.ProviderKey!, options, clock));

    // The network takes its time however fast the panel's clock runs.
    private static void Connect(SmmProviderOptions provider, Uri address, string key, PanelOptions options, PanelClock clock)
    {
        provider.Address = address;
        provider.ApiKey = new(key);
        provider.Time = clock;
        provider.RequestsPerSecond = options.Rate;
        provider.AttemptTimeout = Within(clock, TimeSpan.FromSeconds(10));
        provider.Timeout = Within(clock, TimeSpan.FromSeconds(30));
        provider.ServicesAttemptTimeout = Within(clock, TimeSpan.FromSeconds(60));
    }

    private static TimeSpan Within(PanelClock clock, TimeSpan real) => clock.Stretch(real) is var time && time < TimeSpan.FromDays(1) ? time : TimeSpan.FromDays(1);
}
