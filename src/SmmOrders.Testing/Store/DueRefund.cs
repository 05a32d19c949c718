using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>A refund that is recorded and must be paid in the same transaction.</summary>
/// <param name="Order">The order.</param>
/// <param name="Refund">What to pay.</param>
/// <param name="Currency">The currency of the amount: that of the order's charge; <see langword="null"/> for the panel's only one.</param>
[JsonConverter(typeof(NotForJson))]
public sealed record DueRefund(OrderKey Order, Refund Refund, string? Currency);
