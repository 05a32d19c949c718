namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>An order of one of several tenants in one table.</summary>
internal sealed class TenantOrder : TrackedOrder
{
    public long Id { get; init; }

    public required string TenantId { get; init; }
}
