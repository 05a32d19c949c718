using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>Creates a provider's client.</summary>
internal sealed class ProviderClientFactory(ProviderMeter meter, ILoggerFactory loggers)
{
    internal SmmProviderClient Create(ProviderRuntime runtime, ProviderNetwork network)
    {
        meter.SetClock(runtime.Name, runtime.Time);
        ILogger<SmmProviderClient> logger = loggers.CreateLogger<SmmProviderClient>();
        var requests = new RequestSender(new ProviderTransport(network, runtime, loggers), runtime, meter, logger);
        return new(
            new PanelApiProvider(requests, runtime, isQueued: false),
            new PanelApiProvider(requests, runtime, isQueued: true),
            new(runtime.Name, runtime.Options.Bulk.MaxOrdersPerRequest),
            runtime.Lifetime,
            runtime.Options.BulkParallelism,
            runtime.Time,
            logger);
    }

    /// <summary>Stops reporting metrics of a provider that is gone.</summary>
    internal void Forget(string provider) => meter.Forget(provider);
}
