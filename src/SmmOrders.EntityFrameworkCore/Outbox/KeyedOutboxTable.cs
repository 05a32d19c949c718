using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore;

/// <inheritdoc/>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
/// <typeparam name="TOrderId">The same, nullable.</typeparam>
/// <param name="writer">Writes events.</param>
/// <param name="due">Finds what is due.</param>
/// <param name="toOrderKey">The key as workers know it.</param>
/// <param name="hasAttention">Whether the context has the table of attention.</param>
internal sealed class KeyedOutboxTable<TKey, TOrderId>(OutboxWriter writer, IDueEvents due, Func<TOrderId, OrderKey> toOrderKey, bool hasAttention) : OutboxTable<TKey>
    where TKey : notnull
{
    private const string Gone = "The row that it tells of is gone.";

    private readonly OutboxEvents<TKey, TOrderId> _events = new(toOrderKey, hasAttention);

    internal override Task WriteAsync(DbContext context, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken) =>
        writer.WriteAsync(context, rows, cancellationToken);

    internal override async Task<long> LastPlaceAsync(DbContext context, TKey order, long version, CancellationToken cancellationToken)
    {
        var id = (TOrderId)(object)order;
        return await Rows(context).Where(row => row.OrderId!.Equals(id) && row.Version == version && row.DueAt != null)
            .MaxAsync(row => (long?)row.Place, cancellationToken).ConfigureAwait(false) ?? 0;
    }

    internal override async Task<IReadOnlyList<OutboxEvent>> ClaimAsync(
        DbContext context, string sink, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        List<Guid> ids = await due.TakeAsync(context, sink, now, until, most, cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0)
        {
            return [];
        }

        List<OrderOutbox<TOrderId>> rows = await Rows(context).Where(row => ids.Contains(row.Id))
            .OrderBy(row => row.At).ThenBy(row => row.Version).ThenBy(row => row.Place).ThenBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<OutboxEvent> events = await _events.ReadAsync(context, rows, cancellationToken).ConfigureAwait(false);
        if (events.Count < ids.Count)
        {
            // What cannot be told must not come back for ever, nor hold up what follows.
            List<Guid> gone = [.. ids.Except(events.Select(made => made.Id))];
            _ = await UpdateAsync(Rows(context).Where(row => gone.Contains(row.Id)), setters => Kill(setters, now, Gone), cancellationToken).ConfigureAwait(false);
        }

        return events;
    }

    internal override async Task<int> RecordAsync(DbContext context, IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int recorded = 0;
        List<Guid> delivered = [.. deliveries.Where(delivery => delivery.IsDelivered).Select(delivery => delivery.Event).Distinct().Order()];
        if (delivered.Count > 0)
        {
            recorded = await UpdateAsync(
                Rows(context).Where(row => delivered.Contains(row.Id) && row.DeliveredAt == null),
                setters => setters
                    .SetProperty(row => row.DeliveredAt, now)
                    .SetProperty(row => row.DueAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.DeadAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.Words, (string?)null),
                cancellationToken).ConfigureAwait(false);
        }

        foreach (OutboxDelivery delivery in deliveries.Where(delivery => !delivery.IsDelivered).OrderBy(delivery => delivery.Event))
        {
            (Guid id, DateTimeOffset claim) = (delivery.Event, InstantColumn.Cut(delivery.ClaimedUntil));
            DateTimeOffset? dueAt = delivery.RetryAfter is { } pause ? InstantColumn.Cut(now + pause) : null;
            recorded += await UpdateAsync(
                Rows(context).Where(row => row.Id == id && row.DueAt == claim),
                setters => _ = delivery switch
                {
                    { IsGivenBack: true } => setters.SetProperty(row => row.DueAt, dueAt).SetProperty(row => row.Tries, row => row.Tries - 1),
                    { IsDead: true } => Kill(setters, now, delivery.Failure),
                    _ => setters.SetProperty(row => row.DueAt, dueAt).SetProperty(row => row.Words, StoredText.WordsOf(delivery.Failure)),
                },
                cancellationToken).ConfigureAwait(false);
        }

        return recorded;
    }

    internal override Task<int> RetryAsync(DbContext context, string sink, DateTimeOffset now, Guid? id, CancellationToken cancellationToken)
    {
        IQueryable<OrderOutbox<TOrderId>> dead = Rows(context).Where(row => row.Sink == sink && row.DeadAt != null);
        return UpdateAsync(
            id is null ? dead : dead.Where(row => row.Id == id),
            setters => setters.SetProperty(row => row.DueAt, now).SetProperty(row => row.DeadAt, (DateTimeOffset?)null).SetProperty(row => row.Tries, 0),
            cancellationToken);
    }

    internal override async Task<OutboxBacklog> ReadAsync(DbContext context, string sink, CancellationToken cancellationToken)
    {
        IQueryable<OrderOutbox<TOrderId>> waiting = Rows(context).Where(row => row.Sink == sink && row.DueAt != null);
        return new()
        {
            Sink = sink,
            Waiting = await waiting.LongCountAsync(cancellationToken).ConfigureAwait(false),
            OldestAt = await waiting.OrderBy(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false),
            Dead = await Rows(context).LongCountAsync(row => row.Sink == sink && row.DeadAt != null, cancellationToken).ConfigureAwait(false),
        };
    }

    // Sinks are all tenants'.
    private static IQueryable<OrderOutbox<TOrderId>> Rows(DbContext context) => context.Set<OrderOutbox<TOrderId>>().AsNoTracking().IgnoreQueryFilters();

    private static Task<int> UpdateAsync(
        IQueryable<OrderOutbox<TOrderId>> rows, Action<UpdateSettersBuilder<OrderOutbox<TOrderId>>> set, CancellationToken cancellationToken) =>
        rows.ExecuteUpdateAsync(set, cancellationToken);

    private static UpdateSettersBuilder<OrderOutbox<TOrderId>> Kill(UpdateSettersBuilder<OrderOutbox<TOrderId>> setters, DateTimeOffset now, string? why)
    {
        string? words = StoredText.WordsOf(why);
        return setters.SetProperty(row => row.DeadAt, now).SetProperty(row => row.DueAt, (DateTimeOffset?)null).SetProperty(row => row.Words, words);
    }
}
