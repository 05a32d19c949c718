using System.Text.Json;

namespace SmmOrders.Hosting;

/// <summary>Sends each alert to a receiver, signed.</summary>
internal sealed class WebhookAlerts(WebhookSender sender) : IOrderAlerts
{
    public Task AlertAsync(OrderAlert alert, CancellationToken cancellationToken) =>
        sender.SendAsync(alert.Id, JsonSerializer.SerializeToUtf8Bytes(alert, WebhookJson.Default.OrderAlert), cancellationToken);
}
