using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>Puts a provider's client together.</summary>
internal sealed class ProviderClientFactory(ProviderMeter meter, ILoggerFactory loggers)
{
    internal SmmProviderClient Create(ProviderSetup setup, ProviderNetwork network)
    {
        meter.SetClock(setup.Name, setup.Time);
        ILogger<SmmProviderClient> logger = loggers.CreateLogger<SmmProviderClient>();
        var requests = new ProviderRequests(new ProviderTransport(network, setup, loggers), setup, meter, logger);
        return new(
            new PanelApiProvider(requests, setup, isQueued: false),
            new PanelApiProvider(requests, setup, isQueued: true),
            setup.Lifetime,
            setup.Options.BulkParallelism,
            setup.Time,
            logger);
    }

    /// <summary>Tells nothing more of a provider that is gone.</summary>
    internal void Forget(string provider) => meter.Forget(provider);
}
