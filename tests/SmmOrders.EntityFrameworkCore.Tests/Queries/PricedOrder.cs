namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel's own order with columns of its own in which a panel may keep an amount.</summary>
internal sealed class PricedOrder : TrackedOrder
{
    public long Id { get; init; }

    public required int UserId { get; init; }

    /// <summary>A decimal as EF Core keeps it.</summary>
    public required decimal Price { get; set; }

    /// <summary>A decimal that the panel keeps in cents.</summary>
    public required decimal Cents { get; set; }

    public required double Factor { get; set; }

    public string? Note { get; set; }
}
