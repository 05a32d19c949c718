using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One law that stored data breaks.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderDamage
{
    /// <summary>Which law it is.</summary>
    public required DamageKind Kind { get; init; }

    /// <summary>The order; <c>default</c> for damage to a wallet.</summary>
    public OrderKey Order { get; init; }

    /// <summary>What names the wallet; <see langword="null"/> for damage to an order.</summary>
    public object? Wallet { get; init; }

    /// <summary>What is stored, and what would be right; for the panel's staff, in English, independent of culture.</summary>
    public required string Message { get; init; }

    /// <summary>Kind, order or wallet, and message, on one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}, {(Wallet is null ? $"order {Order}" : $"wallet {Wallet}")}: {Message}");
}
