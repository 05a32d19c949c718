namespace SmmOrders.EntityFrameworkCore.Tests;

internal sealed class AuditedOrder : TrackedOrder
{
    public long Id { get; init; }

    public required int UserId { get; init; }

    public int TenantId { get; init; }
}
