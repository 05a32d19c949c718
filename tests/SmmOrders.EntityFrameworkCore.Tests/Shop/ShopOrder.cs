namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel's own order, as the README shows it.</summary>
internal sealed class ShopOrder : TrackedOrder
{
    public long Id { get; init; }

    public required int UserId { get; init; }

    public string? Note { get; set; }
}
