using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A planted fault: a writer that commits order, history and ledger, and leaves the wallet to another transaction.</summary>
/// <param name="inner">The writer that writes them.</param>
/// <param name="other">
/// Opens the context in which it writes them. By default it commits the store's own transaction and begins a second: SQLite has one writer
/// at a time, and Npgsql does not let a transaction be ended behind its back.
/// </param>
internal sealed class TornWriter(IOrderWriter<ShopOrder, long> inner, Func<ShopContext>? other) : IOrderWriter<ShopOrder, long>
{
    public async Task<IReadOnlySet<long>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken)
    {
        if (other is not null)
        {
            await using ShopContext second = other();
            await using IDbContextTransaction transaction = await second.Database.BeginTransactionAsync(cancellationToken);
            IReadOnlySet<long> committed = await inner.WriteAsync(second, changes, schedules, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return committed;
        }

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
