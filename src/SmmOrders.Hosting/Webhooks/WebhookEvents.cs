using System.Text.Json;

namespace SmmOrders.Hosting;

/// <summary>Sends each event to a receiver, signed.</summary>
internal sealed class WebhookEvents(WebhookSender sender) : IOrderEvents
{
    public Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken) =>
        sender.SendAsync(orderEvent.Id, JsonSerializer.SerializeToUtf8Bytes(orderEvent, WebhookJson.Default.OrderEvent), cancellationToken);
}
