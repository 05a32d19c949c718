using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The provider acknowledged a request to refill an order. Nothing is refilled until <see cref="RefillReport"/> says so.</summary>
public sealed record RefillAcknowledgement : IJsonOnDeserialized
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
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

    /// <summary>The provider's identifier of the refill; use it to get the refill's status.</summary>
    public required string RefillId { get; init; }

    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="refillId">The provider's identifier of the refill.</param>
    /// <exception cref="ArgumentException">An argument is not a valid identifier.</exception>
    public static RefillAcknowledgement Of(string orderId, string refillId) =>
        new(OrderIds.EnsureUsable(orderId, nameof(orderId)), OrderIds.EnsureUsable(refillId, nameof(refillId)));

    void IJsonOnDeserialized.OnDeserialized()
    {
        OrderIds.EnsureUsableInJson(OrderId);
        OrderIds.EnsureUsableInJson(RefillId);
    }
}
