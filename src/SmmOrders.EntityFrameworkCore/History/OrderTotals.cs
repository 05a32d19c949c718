namespace SmmOrders.EntityFrameworkCore;

/// <summary>The sums over orders of one currency.</summary>
public sealed record OrderTotals
{
    /// <summary>The currency; <see langword="null"/> for orders without one.</summary>
    public string? Currency { get; init; }

    /// <summary>How many orders there are.</summary>
    public long Orders { get; init; }

    /// <summary>What was charged, in all.</summary>
    public decimal Charged { get; init; }

    /// <summary>What was paid back, in all.</summary>
    public decimal Refunded { get; init; }

    /// <summary>What the panel keeps: exactly charged minus refunded.</summary>
    public decimal Kept => Charged - Refunded;
}
