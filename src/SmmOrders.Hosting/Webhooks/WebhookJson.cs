using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>The JSON of webhooks; the types name their members themselves.</summary>
[JsonSerializable(typeof(OrderEvent))]
[JsonSerializable(typeof(OrderAlert))]
internal sealed partial class WebhookJson : JsonSerializerContext;
