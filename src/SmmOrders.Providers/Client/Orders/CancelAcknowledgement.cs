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

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="requestId">The provider's identifier of the request, where it gives one.</param>
    /// <exception cref="ArgumentException">An argument cannot be an identifier.</exception>
    public static CancelAcknowledgement Of(string orderId, string? requestId = null) =>
        new(OrderIds.EnsureUsable(orderId, nameof(orderId)), requestId is null ? null : OrderIds.EnsureUsable(requestId, nameof(requestId)));

    void IJsonOnDeserialized.OnDeserialized() => _ = JsonInput.Required(OrderId);
}
