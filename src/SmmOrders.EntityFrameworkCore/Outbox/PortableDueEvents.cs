using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds due events through EF Core. Of two claimers that find the same event, the one that still finds it as it was read takes it.</summary>
internal sealed class PortableDueEvents<TOrderId> : IDueEvents
{
    public async Task<List<Guid>> TakeAsync(DbContext context, string sink, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        List<Guid> taken = [];
        IQueryable<OrderOutbox<TOrderId>> rows = context.Set<OrderOutbox<TOrderId>>().AsNoTracking().IgnoreQueryFilters();
        foreach ((Guid id, DateTimeOffset? dueAt) in await FindAsync(rows, sink, now, most, cancellationToken).ConfigureAwait(false))
        {
            int written = await rows.Where(row => row.Id == id && row.DueAt == dueAt)
                .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.DueAt, until).SetProperty(row => row.Tries, row => row.Tries + 1), cancellationToken).ConfigureAwait(false);
            if (written > 0)
            {
                taken.Add(id);
            }
        }

        return taken;
    }

    private static async Task<(Guid Id, DateTimeOffset? DueAt)[]> FindAsync(
        IQueryable<OrderOutbox<TOrderId>> rows, string sink, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        IQueryable<OrderOutbox<TOrderId>> outstanding = rows.Where(row => row.Sink == sink && row.DueAt != null);
        var found = await rows
            .Where(row => row.Sink == sink && row.DueAt <= now)
            .Where(row => row.OrderId != null || row.Kind != OutboxKind.AttentionClosed
                || !outstanding.Any(opening => opening.SourceId == row.SourceId && opening.Kind == OutboxKind.AttentionOpened))

            // Not null, or the databases would compare nulls too, and not by the index.
            .Where(row => !outstanding.Any(earlier => earlier.OrderId != null && earlier.OrderId.Equals(row.OrderId)
                && (earlier.Version < row.Version
                    || (earlier.Version == row.Version && (earlier.Place < row.Place || (earlier.Place == row.Place && earlier.Id < row.Id))))))
            .OrderBy(row => row.DueAt)
            .Select(row => new { row.Id, row.DueAt })
            .Take(most)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Select(row => (row.Id, row.DueAt))];
    }
}
