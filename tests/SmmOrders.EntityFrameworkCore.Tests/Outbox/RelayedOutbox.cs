using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>An outbox with a fault on its way.</summary>
internal abstract class RelayedOutbox(OutboxTable<long> inner) : OutboxTable<long>
{
    internal override Task WriteAsync(DbContext context, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken) => inner.WriteAsync(context, rows, cancellationToken);

    internal override Task<long> LastPlaceAsync(DbContext context, long order, long version, CancellationToken cancellationToken) =>
        inner.LastPlaceAsync(context, order, version, cancellationToken);

    internal override Task<IReadOnlyList<OutboxEvent>> ClaimAsync(
        DbContext context, string sink, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        inner.ClaimAsync(context, sink, now, until, most, cancellationToken);

    internal override Task<int> RecordAsync(DbContext context, IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.RecordAsync(context, deliveries, now, cancellationToken);

    internal override Task<int> RetryAsync(DbContext context, string sink, DateTimeOffset now, Guid? id, CancellationToken cancellationToken) =>
        inner.RetryAsync(context, sink, now, id, cancellationToken);

    internal override Task<OutboxBacklog> ReadAsync(DbContext context, string sink, CancellationToken cancellationToken) => inner.ReadAsync(context, sink, cancellationToken);
}

/// <summary>Writes events in another transaction, before the one that they tell of is committed.</summary>
internal sealed class EarlyOutbox(OutboxTable<long> inner, Func<ShopContext> other) : RelayedOutbox(inner)
{
    internal override async Task WriteAsync(DbContext context, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken)
    {
        await using ShopContext second = other();
        await second.Database.OpenConnectionAsync(cancellationToken);
        await base.WriteAsync(second, rows, cancellationToken);
    }
}

/// <summary>Was to write events after the commit, and died in between.</summary>
internal sealed class LateOutbox(OutboxTable<long> inner) : RelayedOutbox(inner)
{
    internal override Task WriteAsync(DbContext context, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Claims without a lease.</summary>
internal sealed class LeaselessOutbox(OutboxTable<long> inner) : RelayedOutbox(inner)
{
    internal override Task<IReadOnlyList<OutboxEvent>> ClaimAsync(
        DbContext context, string sink, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        base.ClaimAsync(context, sink, now, now, most, cancellationToken);
}
