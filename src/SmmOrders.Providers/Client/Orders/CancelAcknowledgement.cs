using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// The provider took note of the wish to cancel an order. The order is not canceled, and no money is due, until its status
/// says so.
/// </summary>
public sealed record CancelAcknowledgement : IJsonOnDeserialized
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public CancelAcknowledgement()
    {
    }

    [SetsRequiredMembers]
    internal CancelAcknowledgement(string orderId, string? requestId)
    {
        OrderId = orderId;
        RequestId = requestId;
    }

    /// <summary>The order.</summary>
    public required string OrderId { get; init; }

    /// <summary>The provider's identifier of the request, where it gives one; <see langword="null"/> where it only says yes.</summary>
    public string? RequestId { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => _ = JsonInput.Required(OrderId);
}
