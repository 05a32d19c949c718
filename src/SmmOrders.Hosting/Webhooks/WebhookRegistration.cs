using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Registers what sends to a receiver.</summary>
internal static class WebhookRegistration
{
    /// <summary>Adds a sender as a keyed singleton, and its options by the same name.</summary>
    internal static void AddSender(IServiceCollection services, string key, Action<OrderWebhookOptions> configure)
    {
        if (services.Any(service => service.ServiceType == typeof(WebhookSender) && key.Equals(service.ServiceKey)))
        {
            throw new ArgumentException($"There is a webhook named {key} already. Each has its own name.", nameof(key));
        }

        WorkerRegistration.AddOptions<OrderWebhookOptions, OrderWebhookOptionsValidator>(services, key, configure);
        _ = services.AddKeyedSingleton(key, (provider, _) =>
        {
            IOptionsMonitor<OrderWebhookOptions> options = provider.GetRequiredService<IOptionsMonitor<OrderWebhookOptions>>();
            return new WebhookSender(() => options.Get(key), new WorkerSetup(provider, "").Time);
        });
    }
}
