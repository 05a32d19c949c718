using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A writer that is once chosen as the victim of a deadlock.</summary>
internal sealed class DeadlockWriter(IOrderWriter<ShopOrder, long> inner) : IOrderWriter<ShopOrder, long>
{
    /// <summary>What happens first, once.</summary>
    public Func<Task>? Before { get; set; }

    public async Task<IReadOnlySet<long>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken)
    {
        if (Before is { } before)
        {
            Before = null;
            await before();
            throw new PostgresException("deadlock detected", "ERROR", "ERROR", "40P01");
        }

        return await inner.WriteAsync(context, changes, schedules, cancellationToken);
    }
}
