using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The provider took note of the wish to refill an order. Nothing is refilled until <see cref="RefillReport"/> says so.</summary>
public sealed record RefillAcknowledgement : IJsonOnDeserialized
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public RefillAcknowledgement()
    {
    }

    [SetsRequiredMembers]
    internal RefillAcknowledgement(string orderId, string refillId)
    {
        OrderId = orderId;
        RefillId = refillId;
    }

    /// <summary>The order.</summary>
    public required string OrderId { get; init; }

    /// <summary>The provider's identifier of the refill, to ask for its status with.</summary>
    public required string RefillId { get; init; }

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="refillId">The provider's identifier of the refill.</param>
    /// <exception cref="ArgumentException">An argument cannot be an identifier.</exception>
    public static RefillAcknowledgement Of(string orderId, string refillId) =>
        new(OrderIds.EnsureUsable(orderId, nameof(orderId)), OrderIds.EnsureUsable(refillId, nameof(refillId)));

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Required(OrderId);
        _ = JsonInput.Required(RefillId);
    }
}
