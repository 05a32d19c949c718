using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Refuses to insert an order that was not added by the store, since it would have no status, charge or version; and to delete rows of the
/// history and the ledger.
/// </summary>
internal sealed class StoreRowsInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext context)
    {
        foreach (EntityEntry entry in context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Deleted))
        {
            if (entry.State == EntityState.Deleted
                && (entry.Metadata.FindAnnotation(Annotations.History) is not null || entry.Metadata.FindAnnotation(Annotations.Refunds) is not null))
            {
                throw new InvalidOperationException($"{entry.Metadata.GetTableName()} keeps what happened, and none of its rows is removed. To undo something, decide it: DecideAsync.");
            }

            if (entry.Metadata.FindAnnotation(Annotations.Attention) is not null)
            {
                throw new InvalidOperationException($"The store opens and closes the rows of {entry.Metadata.GetTableName()}. To close one, call {nameof(IAttentionStore.CloseAttentionAsync)}.");
            }

            if (entry.Metadata.FindAnnotation(Annotations.Outbox) is not null)
            {
                throw new InvalidOperationException($"The store writes the rows of {entry.Metadata.GetTableName()}, in the transaction of what they tell. To deliver one again, call {nameof(IOutboxStore.RetryOutboxAsync)}.");
            }

            if (entry is { State: EntityState.Added, Entity: ITrackedOrder } && entry.Metadata.FindProperty(OrderColumns.Version) is not null
                && entry.Property(OrderColumns.Version).CurrentValue is null)
            {
                throw new InvalidOperationException(
                    $"A new {entry.Metadata.DisplayName()} has no status, quantity or charge. Add it with the store's Add, in place of DbContext.Add.");
            }
        }
    }
}
