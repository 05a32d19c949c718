using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The outbox of one model, for a store with sinks. Everything runs in the open transaction of a context. Thread-safe.</summary>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
internal abstract class OutboxTable<TKey>
    where TKey : notnull
{
    private static readonly MethodInfo New = typeof(OutboxTable<TKey>).GetMethod(nameof(NewTable), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Writes events for every sink.</summary>
    internal abstract Task WriteAsync(DbContext context, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken);

    /// <summary>The last place among what is outstanding of an order's version; 0 if nothing is.</summary>
    internal abstract Task<long> LastPlaceAsync(DbContext context, TKey order, long version, CancellationToken cancellationToken);

    /// <summary>Claims what is due for a sink.</summary>
    internal abstract Task<IReadOnlyList<OutboxEvent>> ClaimAsync(
        DbContext context, string sink, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken);

    /// <summary>Records what came of deliveries.</summary>
    internal abstract Task<int> RecordAsync(DbContext context, IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes dead events due again: one, or all.</summary>
    internal abstract Task<int> RetryAsync(DbContext context, string sink, DateTimeOffset now, Guid? id, CancellationToken cancellationToken);

    /// <summary>Counts what is not delivered.</summary>
    internal abstract Task<OutboxBacklog> ReadAsync(DbContext context, string sink, CancellationToken cancellationToken);

    /// <summary>The outbox; <see langword="null"/> if there are no sinks.</summary>
    /// <exception cref="InvalidOperationException">There are sinks, but no table.</exception>
    internal static OutboxTable<TKey>? Of<TOrder>(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, DatabaseKind database, IReadOnlyList<string> sinks)
        where TOrder : class, ITrackedOrder
    {
        EnsureThere(table, sinks);
        return sinks.Count == 0
            ? null
            : New.MakeGenericMethod(typeof(TOrder), table.Outbox!.ClrType.GenericTypeArguments[0])
                .CreateDelegate<Func<OrderTable<TOrder, TKey>, ISqlGenerationHelper, DatabaseKind, IReadOnlyList<string>, OutboxTable<TKey>>>()(table, sql, database, sinks);
    }

    /// <exception cref="InvalidOperationException">There are sinks, but no table.</exception>
    internal static void EnsureThere<TOrder>(OrderTable<TOrder, TKey> table, IReadOnlyList<string> sinks)
        where TOrder : class, ITrackedOrder
    {
        if (sinks.Count > 0 && table.Outbox is null)
        {
            throw new InvalidOperationException(
                $"The store has the sinks {string.Join(", ", sinks)}, but the context has no outbox. Call modelBuilder.{nameof(SmmOrderModelBuilderExtensions.HasSmmOrderOutbox)}<{MemberChecks.TypeName(typeof(TKey))}{(typeof(TKey).IsValueType ? "?" : "")}>() in OnModelCreating.");
        }
    }

    private static KeyedOutboxTable<TKey, TOrderId> NewTable<TOrder, TOrderId>(
        OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, DatabaseKind database, IReadOnlyList<string> sinks)
        where TOrder : class, ITrackedOrder
    {
        IEntityType outbox = table.Outbox!;
        return new(
            new(outbox, sql, database, sinks),
            database == DatabaseKind.Postgres ? new PostgresDueEvents(outbox, sql) : new PortableDueEvents<TOrderId>(),
            key => table.ToOrderKey((TKey)(object)key!),
            hasAttention: table.Attention is not null);
    }
}
