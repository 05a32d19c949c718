using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Takes orders for a transaction that is open.</summary>
internal static class RowLocks
{
    private const string Skipping = "FOR UPDATE SKIP LOCKED";

    /// <summary>
    /// The keys of orders that a query finds; on PostgreSQL without those that another session holds, and locked. SQLite has one writer at a
    /// time, and elsewhere the compare-and-swap alone decides.
    /// </summary>
    internal static Task<List<TKey>> TakeAsync<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, IQueryable<TKey> keys, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => TakeAsync(context, keys, table.FromStored, Skipping, cancellationToken);

    /// <summary>The same, but it waits for those that another session holds. The query must have the order of the keys.</summary>
    internal static Task<List<TKey>> TakeAllAsync<TOrder, TKey>(DbContext context, OrderTable<TOrder, TKey> table, IQueryable<TKey> keys, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => TakeAsync(context, keys, table.FromStored, "FOR UPDATE", cancellationToken);

    /// <summary>The same of rows of another table, by the identifier that is made from what is stored.</summary>
    internal static Task<List<T>> TakeAsync<T>(DbContext context, IQueryable<T> keys, Func<object, T> fromStored, CancellationToken cancellationToken) =>
        TakeAsync(context, keys, fromStored, Skipping, cancellationToken);

    private static async Task<List<T>> TakeAsync<T>(DbContext context, IQueryable<T> keys, Func<object, T> fromStored, string locks, CancellationToken cancellationToken)
    {
        if (DatabaseKinds.Of(context.Database.ProviderName) != DatabaseKind.Postgres)
        {
            return await keys.ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        List<T> taken = [];
        DbCommand command = keys.CreateDbCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText += $"\n{locks}";
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
