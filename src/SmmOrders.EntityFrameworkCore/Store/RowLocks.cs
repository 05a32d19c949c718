using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Takes orders for a transaction that is open, and waits for nobody.</summary>
internal static class RowLocks
{
    /// <summary>
    /// The keys of orders that a query finds; on PostgreSQL without those that another session holds, and locked. SQLite has one writer at a
    /// time, and elsewhere the compare-and-swap alone decides.
    /// </summary>
    internal static Task<List<TKey>> TakeAsync<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, IQueryable<TKey> keys, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => TakeAsync(context, keys, table.FromStored, cancellationToken);

    /// <inheritdoc cref="TakeAsync{TOrder,TKey}"/>
    internal static async Task<List<T>> TakeAsync<T>(DbContext context, IQueryable<T> keys, Func<object, T> fromStored, CancellationToken cancellationToken)
    {
        if (DatabaseKinds.Of(context.Database.ProviderName) != DatabaseKind.Postgres)
        {
            return await keys.ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        List<T> taken = [];
        DbCommand command = keys.CreateDbCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText += "\nFOR UPDATE SKIP LOCKED";
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    taken.Add(fromStored(reader.GetValue(0)));
                }
            }
        }

        return taken;
    }
}
