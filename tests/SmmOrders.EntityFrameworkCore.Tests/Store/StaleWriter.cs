using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A writer whose first writes come too late: another one has raised the version.</summary>
internal sealed class StaleWriter(IOrderWriter<ShopOrder, long> inner, int times) : IOrderWriter<ShopOrder, long>
{
    public int Writes { get; private set; }

    public Task<IReadOnlySet<long>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken) =>
        inner.WriteAsync(context, ++Writes > times ? changes : [.. changes.Select(change => change with { Version = change.Version - 1 })], schedules, cancellationToken);
}
