using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The provider acknowledged a request to cancel an order. The order is not canceled, and no refund is due, until its status says so.</summary>
public sealed record CancelAcknowledgement : IJsonOnDeserialized
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
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

    /// <summary>The provider's identifier of the request; <see langword="null"/> if it only confirms.</summary>
    public string? RequestId { get; init; }

    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="requestId">The provider's identifier of the request, if it gave one.</param>
    /// <exception cref="ArgumentException">An argument is not a valid identifier.</exception>
    public static CancelAcknowledgement Of(string orderId, string? requestId = null) =>
        new(OrderIds.EnsureUsable(orderId, nameof(orderId)), requestId is null ? null : OrderIds.EnsureUsable(requestId, nameof(requestId)));

    void IJsonOnDeserialized.OnDeserialized()
    {
        OrderIds.EnsureUsableInJson(OrderId);
        if (RequestId is not null)
        {
            OrderIds.EnsureUsableInJson(RequestId);
        }
    }
}
