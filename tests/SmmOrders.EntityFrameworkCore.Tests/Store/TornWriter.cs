using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A planted fault: a writer that commits order and ledger, and leaves the wallet to a second transaction.</summary>
internal sealed class TornWriter(IOrderWriter<ShopOrder, long> inner) : IOrderWriter<ShopOrder, long>
{
    public async Task<IReadOnlySet<long>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken)
    {
        IReadOnlySet<long> written = await inner.WriteAsync(context, changes, schedules, cancellationToken);
        foreach (string statement in new[] { "COMMIT", "BEGIN" })
        {
            await using DbCommand command = context.NewCommand();
            command.CommandText = statement;
            _ = await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return written;
    }
}
