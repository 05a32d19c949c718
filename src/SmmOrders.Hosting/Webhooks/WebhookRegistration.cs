using Microsoft.Extensions.DependencyInjection;

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
        WorkerRegistration.TryAddOwn(services, key, setup => new WebhookSender(setup.Follow<OrderWebhookOptions>(), setup.Time));
    }
}
